package org.toposeg.web.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.toposeg.file.PrivateFiles;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageHeader;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import org.toposeg.web.storage.DataFolder;

/** Where the volumes lie: {@code studies/ID/image-0.nii.gz} and {@code studies/ID/segmentation-1.nii.gz}. */
@Component
public class StudyFiles {

    private static final Pattern SEGMENTATION = Pattern.compile("segmentation-(\\d+)\\.nii\\.gz$");

    private final DataFolder data;

    StudyFiles(DataFolder data) {
        this.data = data;
    }

    public Path data() {
        return data.root();
    }

    public Path image(String study, int channel) {
        return folder(study).resolve(imageName(channel));
    }

    private static String imageName(int channel) {
        return "image-" + channel + ".nii.gz";
    }

    public Path segmentation(String study, int version) {
        return folder(study).resolve("segmentation-" + version + ".nii.gz");
    }

    /** A file's path within the data folder. */
    String relative(Path file) {
        return data.root().relativize(file).toString();
    }

    /** The version whose file this is. */
    public static int version(String file) {
        Matcher name = SEGMENTATION.matcher(file);
        if (!name.find()) {
            throw new IllegalArgumentException("not the file of a segmentation: " + file);
        }
        return Integer.parseInt(name.group(1));
    }

    /** Writes the images of a new study elsewhere and gives them their place when they are complete. */
    void create(String study, List<Volume> channels) {
        Path incoming = data.newUpload();
        try {
            for (int c = 0; c < channels.size(); c++) {
                Path file = incoming.resolve(imageName(c));
                ImageFiles.write(channels.get(c), file);
                PrivateFiles.close(file);
            }
            Files.move(incoming, folder(study), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            data.remove(incoming);
        }
    }

    /**
     * Writes a label map of a study, in whose folder it lies for nobody else to read.
     *
     * @param image header of the study's image
     */
    public void write(LabelMap labels, String study, int version, ImageHeader image) {
        Path file = segmentation(study, version);
        ImageFiles.writeLabels(labels, file, image);
        try {
            PrivateFiles.close(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the study has a folder. */
    public boolean contains(String study) {
        return Files.isDirectory(folder(study));
    }

    /** Removes the study's folder with all volumes. */
    void delete(String study) {
        data.remove(folder(study));
    }

    void delete(String study, int version) {
        data.remove(segmentation(study, version));
    }

    /** What lies where folders of studies do. */
    List<Path> folders() {
        try (Stream<Path> all = Files.list(data.studies())) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String study) {
        Path folder = data.studies().resolve(study).normalize();
        if (!folder.getParent().equals(data.studies())) {
            throw new IllegalArgumentException("not the id of a study: " + study);
        }
        return folder;
    }
}
