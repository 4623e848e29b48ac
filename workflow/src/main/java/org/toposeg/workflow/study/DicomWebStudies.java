package org.toposeg.workflow.study;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.web.DicomWebClient;
import org.toposeg.dicom.web.Listing;
import org.toposeg.model.ModelCard;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;

/**
 * A DICOMweb archive as source and destination. Credentials come from the environment ({@code TOPOSEG_DICOMWEB_TOKEN}, or
 * {@code TOPOSEG_DICOMWEB_USER} and {@code TOPOSEG_DICOMWEB_PASSWORD}), never from an address, which is shown and stored.
 */
public final class DicomWebStudies implements Destination, AutoCloseable {

    private static final String STUDY = "0020000D";
    private static final String SERIES = "0020000E";
    /** Number of Series Related Instances. */
    private static final String INSTANCES = "00201209";

    private static final String MODALITY = "00080060";

    /** Modalities of objects that are no images to be segmented. */
    private static final Set<String> NO_IMAGES = Set.of(
            "SEG", "SR", "PR", "KO", "DOC", "RTSTRUCT", "RTPLAN", "RTDOSE", "RTRECORD", "REG", "AU", "ECG", "PLAN");

    private final String base;
    private final DicomWebClient client;
    private List<String> warnings = List.of();
    private boolean complete = true;

    /**
     * @param address of the DICOMweb service, e.g. {@code http://localhost:8042/dicom-web}
     * @param trust certificates to trust besides Java's: PEM or a key store, whose password is {@code changeit} or
     *     {@code TOPOSEG_DICOMWEB_TRUST_PASSWORD} of the environment; or null
     * @throws IllegalArgumentException if the address or the certificates cannot be used
     */
    public DicomWebStudies(String address, Path trust) {
        this(address, trust, System.getenv());
    }

    public DicomWebStudies(String address, Path trust, Map<String, String> environment) {
        this.base = address.endsWith("/") ? address : address + "/";
        DicomWebClient.Options options = options(URI.create(base), environment);
        String password = environment.getOrDefault("TOPOSEG_DICOMWEB_TRUST_PASSWORD", "changeit");
        this.client = new DicomWebClient(trust == null ? options : options.trusting(trust, password));
    }

    /** Whether a source or destination is an archive's address and not a folder. */
    public static boolean isAddress(String text) {
        return text.matches("(?i)https?://.*");
    }

    private static DicomWebClient.Options options(URI base, Map<String, String> environment) {
        if (base.getUserInfo() != null) {
            throw new IllegalArgumentException("the address " + base.getHost() + " carries a password; give it in the"
                    + " environment instead (TOPOSEG_DICOMWEB_USER and TOPOSEG_DICOMWEB_PASSWORD).");
        }
        DicomWebClient.Options options = patience(DicomWebClient.Options.of(base), environment);
        String token = environment.get("TOPOSEG_DICOMWEB_TOKEN");
        String user = environment.get("TOPOSEG_DICOMWEB_USER");
        if (token != null) {
            return options.bearer(() -> token);
        }
        return user == null ? options : options.basic(user, environment.getOrDefault("TOPOSEG_DICOMWEB_PASSWORD", ""));
    }

    /** How long nothing may come, and how often an exchange is tried, where the environment says so. */
    private static DicomWebClient.Options patience(DicomWebClient.Options options, Map<String, String> environment) {
        int seconds = setting(
                environment, "TOPOSEG_DICOMWEB_TIMEOUT", (int) options.timeout().toSeconds());
        int attempts = setting(environment, "TOPOSEG_DICOMWEB_ATTEMPTS", options.attempts());
        return options.within(Duration.ofSeconds(seconds)).retries(attempts, options.pause());
    }

    private static int setting(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, "" + otherwise).strip();
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(
                    name + " is \"" + text + "\" in the environment; give a whole number from 1 to 999999.");
        }
        return Integer.parseInt(text);
    }

    /**
     * Lists the image series.
     *
     * @param modality such as CT, or null for all
     * @param channels that the model takes
     */
    public List<StudyImages> find(String modality, int channels) {
        Map<String, String> query = new LinkedHashMap<>();
        if (modality != null) {
            query.put("Modality", modality);
        }
        query.put("includefield", INSTANCES);
        Listing listing = client.list("series", query);
        List<StudyImages> found = new ArrayList<>();
        for (Map<String, String> series : listing.entries()) {
            if (isWanted(series, modality)) {
                found.add(new ArchiveImages(
                        client, base, series.get(STUDY), series.get(SERIES), channels, count(series)));
            }
        }
        warnings = listing.warnings();
        complete = listing.complete();
        if (found.isEmpty()) {
            throw new InputException(base + " holds no image series"
                    + (modality == null ? "" : " of modality " + modality) + "; check the address.");
        }
        return found;
    }

    private static int count(Map<String, String> series) {
        String text = series.getOrDefault(INSTANCES, "").strip();
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** What the archive warned of when it listed its series, a sentence each. */
    public List<String> warnings() {
        return warnings;
    }

    /** False if the archive said that it holds more series than it listed. */
    public boolean isComplete() {
        return complete;
    }

    private static boolean isWanted(Map<String, String> series, String modality) {
        String found = series.getOrDefault(MODALITY, "");
        return modality == null ? !NO_IMAGES.contains(found) : modality.equalsIgnoreCase(found);
    }

    /**
     * The study; the segmentation's own UIDs follow from its source and the model. A series of several stacks has a
     * result for each, told apart by what its key has behind the series.
     */
    @Override
    public String address(StudyImages images) {
        String series = images.study() + "/" + images.series();
        String stack = images.key().startsWith(series) ? images.key().substring(series.length()) : "";
        return base + "studies/" + images.study() + (stack.isEmpty() ? "" : "#" + stack.substring(1));
    }

    @Override
    public void store(StudyImages images, LabelMap labels, ModelCard model) {
        client.store(List.of(Results.segmentation(Results.requireDicom(images, base), labels, model)));
    }

    @Override
    public Optional<LabelMap> stored(StudyImages images, ModelCard model) {
        StudyImages.DicomStack source = Results.requireDicom(images, base);
        DicomFile expected =
                Results.segmentation(source, LabelMap.zeros(source.stack().grid()), model);
        if (!client.holds(expected.data())) {
            return Optional.empty();
        }
        String path = "studies/" + expected.data().string(Tag.STUDY_INSTANCE_UID) + "/series/"
                + expected.data().string(Tag.SERIES_INSTANCE_UID) + "/instances/" + expected.sopInstance();
        return client.retrieve(path).stream()
                .findFirst()
                .map(file -> Results.onto(source, SegmentationReader.read(file, base + path), base + path));
    }

    @Override
    public void close() {
        client.close();
    }
}
