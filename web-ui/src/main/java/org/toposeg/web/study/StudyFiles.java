package org.toposeg.web.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the volumes lie: {@code studies/ID/image-0.nii.gz} and {@code studies/ID/segmentation-1.nii.gz}. */
@Component
public class StudyFiles {

    private static final Pattern SEGMENTATION = Pattern.compile("segmentation-(\\d+)\\.nii\\.gz$");

    private final Path data;

    StudyFiles(@Value("${toposeg.data}") Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    public Path data() {
        return data;
    }

    public Path image(String study, int channel) {
        return folder(study).resolve("image-" + channel + ".nii.gz");
    }

    public Path segmentation(String study, int version) {
        return folder(study).resolve("segmentation-" + version + ".nii.gz");
    }

    /** A file's path within the data folder. */
    String relative(Path file) {
        return data.relativize(file).toString();
    }

    /** The version whose file this is. */
    public static int version(String file) {
        Matcher name = SEGMENTATION.matcher(file);
        if (!name.find()) {
            throw new IllegalArgumentException("not the file of a segmentation: " + file);
        }
        return Integer.parseInt(name.group(1));
    }

    Path create(String study) {
        try {
            return Files.createDirectories(folder(study));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the study's folder with all volumes. */
    void delete(String study) {
        try (Stream<Path> files = Files.walk(folder(study))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String study) {
        Path folder = data.resolve("studies").resolve(study).normalize();
        if (!folder.getParent().equals(data.resolve("studies"))) {
            throw new IllegalArgumentException("not the id of a study: " + study);
        }
        return folder;
    }
}
