package org.toposeg.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageFormats;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** Labelled cases whose images and label maps lie in files. */
final class FileCases implements CaseSource {

    /** The files of one case: one image for each channel, or one that holds all. */
    record Files(List<Path> images, Path label) {}

    /**
     * What holds for all cases.
     *
     * @param origin the folder or description, for messages
     * @param labels value to name, background included
     */
    record Facts(Path origin, String name, List<String> channels, Map<Integer, String> labels) {}

    private final Facts facts;
    private final SortedMap<String, Files> cases;
    private final Function<Path, LabelMap> labelReader;

    FileCases(Facts facts, SortedMap<String, Files> cases, Function<Path, LabelMap> labelReader) {
        this.facts = facts;
        this.cases = cases;
        this.labelReader = labelReader;
    }

    @Override
    public String name() {
        return facts.name();
    }

    @Override
    public List<String> channels() {
        return facts.channels();
    }

    @Override
    public Map<Integer, String> labels() {
        return facts.labels();
    }

    @Override
    public List<String> cases() {
        return List.copyOf(cases.keySet());
    }

    @Override
    public List<Path> files(String id) {
        Files files = known(id);
        List<Path> all = new ArrayList<>(files.images());
        all.add(files.label());
        return all;
    }

    @Override
    public Case load(String id) {
        Files files = known(id);
        List<Volume> channels = new ArrayList<>();
        boolean pictures = isPicture(files.label());
        for (Path path : files.images()) {
            pictures &= isPicture(path);
            channels.addAll(ImageFiles.read(path).channels());
        }
        if (channels.size() != facts.channels().size()) {
            throw new InputException(files.images().getFirst() + " gives " + channels.size() + " channels, "
                    + facts.origin() + " has " + facts.channels().size() + "; correct one of them.");
        }
        LabelMap labels = labelReader.apply(files.label());
        if (pictures && labels.grid().size().equals(channels.getFirst().grid().size())) {
            // A picture has no place in a patient; a resolution that one of the two notes is no other grid.
            labels = new LabelMap(channels.getFirst().grid(), labels.data());
        }
        for (Volume channel : channels) {
            requireGrid(channel.grid(), labels.grid(), files);
        }
        return new Case(id, channels, labels);
    }

    private static boolean isPicture(Path file) {
        return ImageFormats.find(file).filter(format -> !format.isPlaced()).isPresent();
    }

    private Files known(String id) {
        Files files = cases.get(id);
        if (files == null) {
            throw new IllegalArgumentException("the data set " + name() + " has no case " + id);
        }
        return files;
    }

    private static void requireGrid(Grid image, Grid labels, Files files) {
        if (!image.sameAs(labels)) {
            throw new InputException(files.label() + " (" + labels.size() + ") lies on another grid than "
                    + files.images().getFirst() + " (" + image.size() + "); resample one onto the other.");
        }
    }
}
