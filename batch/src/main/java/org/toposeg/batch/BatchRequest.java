package org.toposeg.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.toposeg.model.Bundle;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.study.DicomWebStudies;

/**
 * Which studies are to be segmented with which model, and where the results go.
 *
 * @param source folder or DICOMweb address
 * @param modality of the DICOM series that are taken, or null for all
 * @param settle seconds for which a study must have kept still
 * @param trust certificates to trust for https besides Java's, or null
 */
public record BatchRequest(String source, Bundle bundle, String modality, int settle, Path trust, BatchPlace place) {

    /** @throws InvalidRequestException if the source is missing, is the output itself, or a number is out of range */
    public BatchRequest {
        requireApart(source, place);
        place.requireOfItsOwn();
        if (settle < 0) {
            throw new InvalidRequestException("--settle must be 0 or more seconds, got " + settle);
        }
    }

    private static void requireApart(String source, BatchPlace place) {
        if (DicomWebStudies.isAddress(source) || place.isArchive()) {
            return;
        }
        if (!Files.exists(Path.of(source))) {
            throw new InvalidRequestException("--source " + source + " does not exist; check the path.");
        }
        if (absolute(source).equals(absolute(place.output()))) {
            throw new InvalidRequestException(
                    "--source and --output are the same folder; choose another for the results.");
        }
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    Duration stillness() {
        return Duration.ofSeconds(settle);
    }

    /** The archive that the studies come from, or null for a folder. */
    DicomWebStudies sourceArchive() {
        return DicomWebStudies.isAddress(source) ? archive(source) : null;
    }

    /** The archive that the results go to, or null for a folder. */
    DicomWebStudies targetArchive() {
        return place.isArchive() ? archive(place.output()) : null;
    }

    private DicomWebStudies archive(String address) {
        try {
            return new DicomWebStudies(address, trust);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    Source studies(DicomWebStudies archive) {
        int channels = bundle.card().network().channels().size();
        return archive != null
                ? Source.of(archive, modality, channels)
                : Source.of(
                        Path.of(source),
                        modality,
                        channels,
                        images -> place.isArchive() || !Path.of(images.source()).startsWith(absolute(place.output())));
    }
}
