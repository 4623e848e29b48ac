package org.toposeg.dicom.seg;

/**
 * Who made a segmentation.
 *
 * @param model name of the model or program that segmented
 * @param version its version; model and version are part of what the instance UID is derived from
 * @param algorithmType AUTOMATIC, SEMIAUTOMATIC (a person corrected it) or MANUAL
 */
public record Producer(String model, String version, String algorithmType) {

    public Producer {
        if (model.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("a producer needs the model's name and version");
        }
        if (!algorithmType.matches("AUTOMATIC|SEMIAUTOMATIC|MANUAL")) {
            throw new IllegalArgumentException(
                    "the algorithm type must be AUTOMATIC, SEMIAUTOMATIC or MANUAL, got " + algorithmType);
        }
    }

    public static Producer model(String model, String version) {
        return new Producer(model, version, "AUTOMATIC");
    }
}
