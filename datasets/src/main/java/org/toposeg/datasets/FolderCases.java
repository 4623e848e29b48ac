package org.toposeg.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.toposeg.io.ImageFiles;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.Grid;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** The labelled cases of a folder with a {@code dataset.json}. */
final class FolderCases implements CaseSource {

    /** Affines are stored in 4-byte floats; corners further apart than this share of a voxel lie on another grid. */
    private static final double SAME_GRID = 0.01;

    private record CaseFiles(List<Path> images, Path label) {}

    private final DataSetDescription description;
    private final SortedMap<String, CaseFiles> cases = new TreeMap<>();

    FolderCases(DataSetDescription description) {
        this.description = description;
        if (description.training().isEmpty()) {
            fromFolders();
        } else {
            description.training().forEach(this::add);
        }
        if (cases.isEmpty()) {
            throw new ImageException(description.folder() + " holds no labelled case: labelsTr has no "
                    + description.ending() + " file.");
        }
        if (description.expected() >= 0 && description.expected() != cases.size()) {
            throw new ImageException(description.file() + " announces " + description.expected()
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
            throw new ImageException(labels + " does not exist; a data set keeps its label maps there.");
        }
        try (Stream<Path> files = Files.list(labels)) {
            files.filter(f -> f.getFileName().toString().endsWith(description.ending()))
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(f -> put(id(f), images(description.folder().resolve("imagesTr"), id(f), null), f));
        } catch (IOException e) {
            throw new ImageException(labels + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void put(String id, List<Path> images, Path label) {
        if (cases.put(id, new CaseFiles(images, label)) != null) {
            throw new ImageException(description.file() + " lists the case " + id + " twice; correct it.");
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
            throw new ImageException(
                    description.file() + " names " + relative + ", which lies outside of the data set.");
        }
        return path;
    }

    private void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ImageException(file + " does not exist, but " + description.file()
                    + " needs it; add the file or correct the list.");
        }
    }

    private String id(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(description.ending())
                ? name.substring(0, name.length() - description.ending().length())
                : name.replaceFirst("\\.(nii(\\.gz)?|[A-Za-z0-9]+)$", "");
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public List<String> channels() {
        return description.channels();
    }

    @Override
    public Map<Integer, String> labels() {
        return description.labels();
    }

    @Override
    public List<String> cases() {
        return List.copyOf(cases.keySet());
    }

    @Override
    public List<Path> files(String id) {
        CaseFiles files = known(id);
        List<Path> all = new ArrayList<>(files.images());
        all.add(files.label());
        return all;
    }

    @Override
    public Case load(String id) {
        CaseFiles files = known(id);
        List<Volume> channels = new ArrayList<>();
        for (Path image : files.images()) {
            channels.addAll(ImageFiles.read(image).channels());
        }
        if (channels.size() != description.channels().size()) {
            throw new ImageException(files.images().getFirst() + " gives " + channels.size() + " channels, "
                    + description.file() + " names " + description.channels().size() + "; correct one of them.");
        }
        LabelMap labels = ImageFiles.readLabels(files.label());
        for (Volume channel : channels) {
            requireGrid(channel.grid(), labels.grid(), files);
        }
        return new Case(id, channels, labels);
    }

    private CaseFiles known(String id) {
        CaseFiles files = cases.get(id);
        if (files == null) {
            throw new IllegalArgumentException("the data set " + name() + " has no case " + id);
        }
        return files;
    }

    private static void requireGrid(Grid image, Grid labels, CaseFiles files) {
        double finest = Math.min(
                image.spacing().x(),
                Math.min(image.spacing().y(), image.spacing().z()));
        if (!image.coincidesWith(labels, SAME_GRID * finest)) {
            throw new ImageException(files.label() + " (" + labels.size() + ") lies on another grid than "
                    + files.images().getFirst() + " (" + image.size() + "); resample one onto the other.");
        }
    }
}
