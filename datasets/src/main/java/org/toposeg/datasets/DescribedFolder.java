package org.toposeg.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageFormats;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.InputException;

/** Finds the labelled cases of a folder with a {@code dataset.json}. */
final class DescribedFolder {

    private final DataSetDescription description;
    private final SortedMap<String, FileCases.Files> cases = new TreeMap<>();

    private DescribedFolder(DataSetDescription description) {
        this.description = description;
    }

    static CaseSource open(DataSetDescription description) {
        DescribedFolder folder = new DescribedFolder(description);
        if (description.training().isEmpty()) {
            folder.fromFolders();
        } else {
            description.training().forEach(folder::add);
        }
        folder.requireCount();
        return new FileCases(description.facts(), folder.cases, ImageFiles::readLabels);
    }

    private void requireCount() {
        if (cases.isEmpty()) {
            throw new InputException(description.folder() + " holds no labelled case: labelsTr has no "
                    + description.ending() + " file.");
        }
        if (description.expected() >= 0 && description.expected() != cases.size()) {
            throw new InputException(description.file() + " announces " + description.expected()
                    + " training cases (numTraining), there are " + cases.size() + "; correct it or add the files.");
        }
    }

    private void add(DataSetDescription.Pair pair) {
        Path label = inside(pair.label());
        requireFile(label);
        String id = id(label);
        Path image = inside(pair.image());
        List<Path> images = Files.isRegularFile(image) && description.channels().size() == 1
                ? List.of(image)
                : images(image.getParent(), id(image).replaceFirst("_0000$", ""), image);
        put(id, images, label);
    }

    private void fromFolders() {
        Path labels = description.folder().resolve("labelsTr");
        if (!Files.isDirectory(labels)) {
            throw new InputException(labels + " does not exist; a data set keeps its label maps there.");
        }
        try (Stream<Path> files = Files.list(labels)) {
            files.filter(f -> f.getFileName().toString().endsWith(description.ending()))
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(f -> put(id(f), images(description.folder().resolve("imagesTr"), id(f), null), f));
        } catch (IOException e) {
            throw new InputException(labels + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void put(String id, List<Path> images, Path label) {
        if (cases.put(id, new FileCases.Files(images, label)) != null) {
            throw new InputException(description.file() + " lists the case " + id + " twice; correct it.");
        }
    }

    /** The files {@code ID_0000}, {@code ID_0001} ...; or one file that holds all channels. */
    private List<Path> images(Path folder, String id, Path whole) {
        Path together = whole == null ? folder.resolve(id + description.ending()) : whole;
        List<Path> images = new ArrayList<>();
        for (int c = 0; c < description.channels().size(); c++) {
            images.add(folder.resolve("%s_%04d%s".formatted(id, c, description.ending())));
        }
        if (!Files.exists(images.getFirst()) && Files.isRegularFile(together)) {
            return List.of(together);
        }
        images.forEach(this::requireFile);
        return images;
    }

    /** A path from the file, which must not lead out of the data set. */
    private Path inside(String relative) {
        Path path = description.folder().resolve(relative).normalize();
        if (!path.startsWith(description.folder().normalize())) {
            throw new InputException(
                    description.file() + " names " + relative + ", which lies outside of the data set.");
        }
        return path;
    }

    private void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + " does not exist, but " + description.file()
                    + " needs it; add the file or correct the list.");
        }
    }

    private String id(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(description.ending())
                ? name.substring(0, name.length() - description.ending().length())
                : ImageFormats.baseName(name);
    }
}
