package org.toposeg.workflow.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toposeg.io.ImageFormats;

/**
 * The images of evaluated cases, by name: {@code CASE.nii.gz}, or {@code CASE_0000.nii.gz} as in nnU-Net's folders, whose
 * first channel is taken.
 */
public final class CaseImages {

    private static final String FIRST_CHANNEL = "_0000$";

    private final Path single;
    private final Map<String, Path> images;

    private CaseImages(Path single, Map<String, Path> images) {
        this.single = single;
        this.images = images;
    }

    /** @param path an image, which is then that of every case, or a folder of images */
    public static CaseImages of(Path path) {
        if (!Files.isDirectory(path)) {
            return new CaseImages(path, Map.of());
        }
        Map<String, Path> images = new TreeMap<>();
        try (Stream<Path> files = Files.list(path)) {
            files.sorted().forEach(file -> {
                String name = file.getFileName().toString();
                String stem = ImageFormats.stem(name);
                if (!stem.equals(name)) {
                    images.putIfAbsent(stem.replaceFirst(FIRST_CHANNEL, ""), file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CaseImages(null, images);
    }

    /** The image of a case, or null if there is none. */
    public Path find(String id) {
        return single == null ? images.get(id) : single;
    }
}
