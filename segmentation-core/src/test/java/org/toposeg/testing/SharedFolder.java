package org.toposeg.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folder with sample data and reference numbers beside the project. It is not part of the project, so that every test
 * that asks for it is skipped where it is missing, with the one sentence {@link #WHY}.
 *
 * <p>The system property {@code toposeg.shared} (or the variable {@code TOPOSEG_SHARED}) names another place;
 * {@code ./toposeg test -Dtoposeg.shared=none} runs as if there were none.
 */
public final class SharedFolder {

    /** Why a test is skipped. */
    public static final String WHY = "the folder ../shared with sample data is not beside the project";

    private SharedFolder() {}

    /** A file or folder of {@code data}. */
    public static Path data(String path) {
        return existing("data/" + path);
    }

    /** A file or folder of {@code data/dicom}. */
    public static Path dicom(String path) {
        return data("dicom/" + path);
    }

    /** A file or folder below the folder, by its path. */
    static Path existing(String path) {
        Path root = root();
        assumeTrue(root != null, WHY);
        Path file = root.resolve(path);
        assumeTrue(Files.exists(file), () -> "the folder ../shared beside the project has no " + path);
        return file;
    }

    private static Path root() {
        String place = System.getProperty("toposeg.shared", System.getenv("TOPOSEG_SHARED"));
        // Tests run in a module's folder, or from an editor in the project's.
        Stream<String> places =
                place == null || place.isBlank() ? Stream.of("../../shared", "../shared") : Stream.of(place);
        return places.map(Path::of).filter(Files::isDirectory).findFirst().orElse(null);
    }
}
