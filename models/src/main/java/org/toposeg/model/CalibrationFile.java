package org.toposeg.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.toposeg.file.Sha256;
import org.toposeg.plan.PlanFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the calibration in a model's folder; the card names its hash, as of the other files. */
final class CalibrationFile {

    static final String NAME = "calibration.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CalibrationFile() {}

    static Optional<ModelCalibration> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ModelCalibration calibration = JSON.readValue(file.toFile(), ModelCalibration.class);
            if (calibration.format() != ModelCalibration.FORMAT) {
                throw new ModelException(file + " has format " + calibration.format()
                        + ", which this version does not know; calibrate the model again.");
            }
            return Optional.of(calibration);
        } catch (JacksonException e) {
            throw new ModelException(
                    file + " cannot be read: " + e.getOriginalMessage() + "; calibrate the model again.", e);
        }
    }

    /** The card is written last: until then it does not vouch for the new calibration. */
    static void write(Path folder, ModelCard card, ModelCalibration calibration) {
        Map<String, String> hashes = new LinkedHashMap<>(card.sha256() == null ? Map.of() : card.sha256());
        if (hashes.remove(NAME) != null) {
            CardFile.write(folder, card.withSha256(hashes));
        }
        PlanFile.writeText(folder.resolve(NAME), JSON.writeValueAsString(calibration) + "\n");
        if (card.sha256() != null) {
            hashes.put(NAME, Sha256.of(folder.resolve(NAME)));
            CardFile.write(folder, card.withSha256(hashes));
        }
    }
}
