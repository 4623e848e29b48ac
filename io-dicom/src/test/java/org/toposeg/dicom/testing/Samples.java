package org.toposeg.dicom.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The sample images beside the project; tests that need them are skipped where they are missing. */
public final class Samples {

    private Samples() {}

    public static Path dicom(String path) {
        for (String root : new String[] {"../../shared", "../shared"}) {
            Path file = Path.of(root, "data", "dicom", path);
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue(false, "shared/data/dicom/" + path + " is not beside the project");
        throw new AssertionError();
    }
}
