package org.toposeg.dicom.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomFile;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.dicom.data.DicomWriter;
import org.toposeg.dicom.data.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks DICOMweb to an archive: QIDO-RS, WADO-RS, STOW-RS. Answers 408, 429, 500, 502, 503, 504 and broken connections are
 * tried again with growing pauses; other refusals are not. Storing the same instance twice is harmless, so that a store
 * may be repeated, too. Safe for use by several threads.
 */
public final class DicomWebClient implements Archive {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DICOM = "application/dicom";

    private final URI base;
    private final HttpClient http;
    private final Supplier<String> authorization;
    private final Duration timeout;
    private final Duration pause;
    private final int attempts;

    /** How to reach an archive; {@link #of} has the defaults. */
    public record Options(URI base, Supplier<String> authorization, Duration timeout, Duration pause, int attempts) {

        /** No authentication, five minutes for an answer, four attempts, first pause half a second. */
        public static Options of(URI base) {
            return new Options(base, () -> "", Duration.ofMinutes(5), Duration.ofMillis(500), 4);
        }

        public Options basic(String user, String password) {
            String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return new Options(base, () -> "Basic " + pair, timeout, pause, attempts);
        }

        /** @param token asked for every request, so that it may be renewed */
        public Options bearer(Supplier<String> token) {
            return new Options(base, () -> "Bearer " + token.get(), timeout, pause, attempts);
        }

        public Options retries(int newAttempts, Duration firstPause) {
            return new Options(base, authorization, timeout, firstPause, newAttempts);
        }
    }

    public DicomWebClient(Options options) {
        String address = options.base().toString();
        this.base = URI.create(address.endsWith("/") ? address : address + "/");
        this.authorization = options.authorization();
        this.timeout = options.timeout();
        this.pause = options.pause();
        this.attempts = options.attempts();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @Override
    public List<Map<String, String>> search(String path, Map<String, String> match) {
        List<String> query = new ArrayList<>();
        match.forEach((key, value) -> query.add(encoded(key) + "=" + encoded(value)));
        HttpResponse<byte[]> answer =
                get(path + (query.isEmpty() ? "" : "?" + String.join("&", query)), "application/dicom+json");
        List<Map<String, String>> results = new ArrayList<>();
        if (answer.statusCode() == 204) {
            return results;
        }
        for (JsonNode item : json(answer)) {
            Map<String, String> attributes = new LinkedHashMap<>();
            item.propertyStream()
                    .forEach(entry -> attributes.put(
                            entry.getKey(), value(entry.getValue().path("Value"))));
            results.add(attributes);
        }
        return results;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String value(JsonNode values) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            texts.add(value.isObject() ? value.path("Alphabetic").asString("") : value.asString(""));
        }
        return String.join("\\", texts);
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
                get(instancePath + "/frames/" + list, "multipart/related; type=\"application/octet-stream\"");
        return Multipart.parts(contentType(answer), answer.body());
    }

    private static String contentType(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    /** @throws ArchiveException also if the archive reports that any instance was not stored, or does not confirm it */
    @Override
    public void store(List<DicomFile> files) {
        String boundary = "toposeg-" + UUID.randomUUID();
        byte[] body = Multipart.compose(
                boundary, DICOM, files.stream().map(DicomWriter::toBytes).toList());
        HttpRequest.Builder request = request("studies", "application/dicom+json")
                .header("Content-Type", "multipart/related; type=\"" + DICOM + "\"; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        requireAllStored(files, sent(request));
    }

    private void requireAllStored(List<DicomFile> files, HttpResponse<byte[]> answer) {
        JsonNode report = answer.body().length == 0 ? JSON.createObjectNode() : json(answer);
        JsonNode failed = report.path("00081198").path("Value");
        if (!failed.isEmpty()) {
            JsonNode first = failed.get(0);
            throw new ArchiveException(base + " did not store " + failed.size() + " of " + files.size()
                    + " instances; the first is " + value(first.path("00081155").path("Value")) + ", reason "
                    + value(first.path("00081197").path("Value")));
        }
        String stored = report.path("00081199").path("Value").toString();
        for (DicomFile file : files) {
            if (!stored.contains("\"" + file.sopInstance() + "\"")) {
                throw new ArchiveException(base + " does not confirm that it stored " + file.sopInstance());
            }
        }
    }

    @Override
    public boolean holds(DataSet instance) {
        return !search(
                        "studies/" + instance.string(Tag.STUDY_INSTANCE_UID) + "/series/"
                                + instance.string(Tag.SERIES_INSTANCE_UID) + "/instances",
                        Map.of("SOPInstanceUID", instance.string(Tag.SOP_INSTANCE_UID)))
                .isEmpty();
    }

    private HttpResponse<byte[]> get(String path, String accept) {
        return sent(request(path, accept).GET());
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(timeout).header("Accept", accept);
    }

    private HttpResponse<byte[]> sent(HttpRequest.Builder request) {
        for (int attempt = 1; ; attempt++) {
            String credentials = authorization.get();
            if (!credentials.isEmpty()) {
                request.setHeader("Authorization", credentials);
            }
            try {
                HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() / 100 == 2) {
                    return answer;
                }
                if (!mayRetry(answer.statusCode()) || attempt >= attempts) {
                    throw refused(answer);
                }
            } catch (IOException e) {
                if (attempt >= attempts) {
                    throw new ArchiveException(
                            base + " cannot be reached after " + attempt + " attempts: " + e.getMessage(), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ArchiveException("the exchange with " + base + " was interrupted", e);
            }
            sleep(attempt);
        }
    }

    private void sleep(int attempt) {
        try {
            Thread.sleep(pause.multipliedBy(1L << Math.min(attempt - 1, 6)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveException("the exchange with " + base + " was interrupted", e);
        }
    }

    private static boolean mayRetry(int status) {
        return status == 408 || status == 429 || status == 500 || status >= 502 && status <= 504;
    }

    private static ArchiveException refused(HttpResponse<byte[]> answer) {
        String why = switch (answer.statusCode()) {
            case 401 -> "wants other credentials (401)";
            case 403 -> "does not permit this (403)";
            case 404 -> "has no such object (404)";
            case 409 -> "stored none of the instances (409)";
            default -> "answered with status " + answer.statusCode();
        };
        return new ArchiveException(answer.uri() + " " + why);
    }

    @Override
    public void close() {
        http.close();
    }
}
