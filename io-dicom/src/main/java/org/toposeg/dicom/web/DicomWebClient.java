package org.toposeg.dicom.web;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks DICOMweb to an archive: QIDO-RS, WADO-RS, STOW-RS. Answers 408, 429, 500, 502, 503, 504 and broken connections are
 * tried again with growing pauses; other refusals are not. Storing the same instance twice is harmless, so that a store
 * may be repeated, too. Safe for use by several threads.
 */
public final class DicomWebClient implements Archive {

    private static final Logger LOG = LoggerFactory.getLogger(DicomWebClient.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int UNKNOWN = -1;
    private static final int CONFLICT = 409;
    private static final String DICOM = "application/dicom";

    private static final String OCTETS = "application/octet-stream";
    private static final String JSON_TYPE = "application/dicom+json";

    private final Exchange exchange;

    /**
     * How to reach an archive; {@link #of} has the defaults.
     *
     * @param authorization value of that header, asked for every request; empty for none
     * @param tls for https addresses, or null for what Java trusts
     * @param timeout for how long nothing may come in an attempt
     * @param pause before the second attempt; doubled for each further one
     */
    public record Options(
            URI base, Supplier<String> authorization, SSLContext tls, Duration timeout, Duration pause, int attempts) {

        /** No authentication, five minutes for an answer, four attempts, first pause half a second. */
        public static Options of(URI base) {
            return new Options(base, () -> "", null, Duration.ofMinutes(5), Duration.ofMillis(500), 4);
        }

        public Options basic(String user, String password) {
            String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return new Options(base, () -> "Basic " + pair, tls, timeout, pause, attempts);
        }

        /** @param token asked for every request, so that it may be renewed */
        public Options bearer(Supplier<String> token) {
            return new Options(base, () -> "Bearer " + token.get(), tls, timeout, pause, attempts);
        }

        /**
         * Trusts certificates besides those that Java trusts.
         *
         * @param file PEM certificates, or a PKCS #12 or JKS key store
         * @param password of a key store; a PEM file needs none
         * @throws IllegalArgumentException if the file holds no certificate or cannot be opened
         */
        public Options trusting(Path file, String password) {
            SSLContext context = Certificates.trusting(file, password.toCharArray());
            return new Options(base, authorization, context, timeout, pause, attempts);
        }

        public Options within(Duration newTimeout) {
            return new Options(base, authorization, tls, newTimeout, pause, attempts);
        }

        public Options retries(int newAttempts, Duration firstPause) {
            return new Options(base, authorization, tls, timeout, firstPause, newAttempts);
        }
    }

    public DicomWebClient(Options options) {
        this.exchange = new Exchange(options);
    }

    /** All matches, asked for page by page; what the archive warns of goes to the log. */
    @Override
    public List<Map<String, String>> search(String path, Map<String, String> match) {
        Listing listing = list(path, match);
        listing.warnings().forEach(LOG::warn);
        return listing.entries();
    }

    /**
     * Like {@link #search}, with what the archive warns of.
     *
     * @throws ArchiveException when the archive refuses, fails or cannot be reached
     */
    public Listing list(String path, Map<String, String> match) {
        return list(path, match, UNKNOWN);
    }

    /**
     * Like {@link #list(String, Map)}, without asking for a page behind the last match.
     *
     * @param known number of matches, or -1
     */
    public Listing list(String path, Map<String, String> match, int known) {
        return new Pages(query -> page(path, query), exchange.base() + path, path).all(match, known);
    }

    private Pages.Page page(String path, Map<String, String> match) {
        List<String> query = new ArrayList<>();
        match.forEach((key, value) -> query.add(encoded(key) + "=" + encoded(value)));
        HttpResponse<byte[]> answer = get(path + "?" + String.join("&", query), JSON_TYPE);
        List<Map<String, String>> results = new ArrayList<>();
        if (answer.statusCode() != 204) {
            for (JsonNode item : json(answer)) {
                results.add(InstanceMetadata.values(item));
            }
        }
        return new Pages.Page(results, answer.headers().allValues("Warning"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new ArchiveException(answer.uri() + " did not answer with JSON; is this the DICOMweb address?", e);
        }
    }

    @Override
    public List<DicomFile> retrieve(String path) {
        HttpResponse<byte[]> answer = get(path, "multipart/related; type=\"" + DICOM + "\"; transfer-syntax=*");
        List<DicomFile> files = new ArrayList<>();
        for (byte[] part : Multipart.parts(contentType(answer), answer.body())) {
            files.add(DicomReader.read(part, "an instance of " + answer.uri()));
        }
        return files;
    }

    /** The native bytes of frames, numbered from 1. */
    public List<byte[]> frames(String instancePath, int... numbers) {
        StringBuilder list = new StringBuilder();
        for (int number : numbers) {
            list.append(list.isEmpty() ? "" : ",").append(number);
        }
        HttpResponse<byte[]> answer =
                get(instancePath + "/frames/" + list, "multipart/related; type=\"" + OCTETS + "\"");
        return Multipart.parts(contentType(answer), answer.body());
    }

    /** What the archive knows of each instance without its pixels. */
    public List<InstanceMetadata> metadata(String path) {
        HttpResponse<byte[]> answer = get(path + "/metadata", JSON_TYPE);
        List<InstanceMetadata> instances = new ArrayList<>();
        for (JsonNode instance : json(answer)) {
            instances.add(InstanceMetadata.of(instance, answer.uri()));
        }
        return instances;
    }

    /**
     * The bytes behind an address of {@link InstanceMetadata#bulkData}: one part, or one for each frame.
     *
     * @throws ArchiveException also if the address leads to another server, which must not see the credentials
     */
    public List<byte[]> bulkData(URI address) {
        URI base = exchange.base();
        if (!base.getScheme().equalsIgnoreCase(address.getScheme())
                || !base.getAuthority().equalsIgnoreCase(address.getAuthority())) {
            throw new ArchiveException(base + " keeps bulk data on another server, " + address
                    + ", which is not followed; let the archive give addresses of its own");
        }
        HttpResponse<byte[]> answer = get(address, "multipart/related; type=\"" + OCTETS + "\"");
        return Multipart.parts(contentType(answer), answer.body());
    }

    private static String contentType(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    /**
     * Stores instances. An archive that refuses them as a conflict (409), because it has instances of these UIDs with the
     * same pixels already, as after an answer that was lost, has stored them.
     *
     * @throws ArchiveException also if the archive reports that any instance was not stored, or does not confirm it
     */
    @Override
    public void store(List<DicomFile> files) {
        try {
            send(files);
        } catch (RefusedException e) {
            if (e.status() != CONFLICT || !files.stream().allMatch(this::holdsEqual)) {
                throw e;
            }
        }
    }

    private boolean holdsEqual(DicomFile file) {
        if (!holds(file.data())) {
            return false;
        }
        String path = instances(file.data()) + "/" + file.sopInstance();
        return retrieve(path).stream()
                .anyMatch(found -> found.sopInstance().equals(file.sopInstance()) && samePixels(found, file));
    }

    private static boolean samePixels(DicomFile a, DicomFile b) {
        Element first = a.data().get(Tag.PIXEL_DATA);
        Element second = b.data().get(Tag.PIXEL_DATA);
        return first != null
                && second != null
                && first.fragments() == null
                && second.fragments() == null
                && Arrays.equals(first.bytes(), second.bytes());
    }

    private void send(List<DicomFile> files) {
        String boundary = "toposeg-" + UUID.randomUUID();
        byte[] body = Multipart.compose(
                boundary, DICOM, files.stream().map(DicomWriter::toBytes).toList());
        HttpRequest.Builder request = exchange.request(exchange.base().resolve("studies"), JSON_TYPE)
                .header("Content-Type", "multipart/related; type=\"" + DICOM + "\"; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        requireAllStored(files, exchange.send(request));
    }

    private void requireAllStored(List<DicomFile> files, HttpResponse<byte[]> answer) {
        JsonNode report = answer.body().length == 0 ? JSON.createObjectNode() : json(answer);
        JsonNode failed = report.path("00081198").path("Value");
        if (!failed.isEmpty()) {
            JsonNode first = failed.get(0);
            throw new ArchiveException(exchange.base() + " did not store " + failed.size() + " of " + files.size()
                    + " instances; the first is "
                    + InstanceMetadata.text(first.path("00081155").path("Value")) + ", reason "
                    + InstanceMetadata.text(first.path("00081197").path("Value")));
        }
        String stored = report.path("00081199").path("Value").toString();
        for (DicomFile file : files) {
            if (!stored.contains("\"" + file.sopInstance() + "\"")) {
                throw new ArchiveException(exchange.base() + " does not confirm that it stored " + file.sopInstance());
            }
        }
    }

    @Override
    public boolean holds(DataSet instance) {
        return !page(instances(instance), Map.of("SOPInstanceUID", instance.string(Tag.SOP_INSTANCE_UID)))
                .entries()
                .isEmpty();
    }

    private static String instances(DataSet instance) {
        return "studies/" + instance.string(Tag.STUDY_INSTANCE_UID) + "/series/"
                + instance.string(Tag.SERIES_INSTANCE_UID) + "/instances";
    }

    private HttpResponse<byte[]> get(String path, String accept) {
        return get(exchange.base().resolve(path), accept);
    }

    private HttpResponse<byte[]> get(URI address, String accept) {
        return exchange.send(exchange.request(address, accept).GET());
    }

    @Override
    public void close() {
        exchange.close();
    }
}
