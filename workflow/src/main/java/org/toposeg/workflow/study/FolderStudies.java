package org.toposeg.workflow.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.toposeg.datasets.DataSets;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.series.DicomSeries;
import org.toposeg.dicom.series.SeriesScanner;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageFormats;
import org.toposeg.volume.InputException;

/**
 * Finds studies in files and folders: every NIfTI file, picture and DICOM series at any depth. The masks of a data set
 * are no studies.
 */
public final class FolderStudies {

    private static final String NUMBERED = ".*_\\d{4}\\.[^/]+";

    /** In place of a number of channels. */
    static final int ANY = 0;

    private final int channels;
    private final List<String> leftOut = new ArrayList<>();

    /** For use before a model is chosen: an image has the channels it has. */
    public static FolderStudies ofAnyModel() {
        return new FolderStudies(ANY);
    }

    /** @param channels that the model takes */
    public FolderStudies(int channels) {
        this.channels = channels;
    }

    /**
     * @param path a file, or a folder with any number of studies
     * @throws InputException if there is no such path, or nothing in it is an image
     */
    public List<StudyImages> find(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + " does not exist; check the path.");
        }
        List<StudyImages> found = new ArrayList<>();
        if (Files.isDirectory(path)) {
            found.addAll(cases(path, files(path)));
            found.addAll(series(path));
        } else if (isImageFile(path)) {
            found.addAll(cases(null, List.of(path)));
        } else {
            found.addAll(series(path));
        }
        if (found.isEmpty()) {
            throw new InputException(path + " holds no image (" + ImageFormats.names(format -> !format.holdsLabels())
                    + ")" + (leftOut.isEmpty() ? "; check what is in it." : ": " + leftOut.getFirst()));
        }
        return found;
    }

    /**
     * Finds the studies in several files and folders; files that are channels of one case may be given one by one.
     *
     * @throws InputException if one of them does not exist or holds no image
     */
    public List<StudyImages> find(List<Path> paths) {
        List<Path> single = paths.stream().filter(FolderStudies::isImageFile).toList();
        List<StudyImages> found = new ArrayList<>(cases(null, single));
        paths.stream().filter(path -> !isImageFile(path)).forEach(path -> found.addAll(find(path)));
        return found;
    }

    /** The files that were found and belong to no study, because they are empty or damaged: a sentence each. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private static boolean isImageFile(Path path) {
        return Files.isRegularFile(path)
                && (isNamedLikeImage(path)
                        || ImageFormats.find(path)
                                .filter(format -> !format.isSeries())
                                .isPresent());
    }

    /** DICOM files are found by their content. */
    private static boolean isNamedLikeImage(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && ImageFormats.isNamedLike(name, format -> !format.isSeries());
    }

    /** Whether the files are those of one case: one for each channel, not numbered, and with no other channels in them. */
    public boolean areChannels(List<Path> files) {
        return channels > 1
                && files.size() == channels
                && files.stream()
                        .allMatch(f -> Files.isRegularFile(f) && !f.toString().matches(NUMBERED))
                && ImageFiles.channels(files.getFirst()) == 1;
    }

    /** The files are the channels of one case, in this order. */
    public StudyImages together(List<Path> files) {
        return new FileImages(name(files.getFirst().getFileName()), files, channels);
    }

    private static List<Path> files(Path folder) {
        Predicate<Path> isMask = DataSets.masksOf(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(FolderStudies::isNamedLikeImage)
                    .filter(Files::isRegularFile)
                    .filter(f -> !isHidden(folder.relativize(f)) && !isMask.test(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /**
     * With several channels {@code CASE_0000}, {@code CASE_0001} and so on belong together.
     *
     * @param root that names are relative to, or null for the files' own names
     */
    private List<StudyImages> cases(Path root, List<Path> files) {
        Map<String, List<Path>> byCase = new TreeMap<>();
        for (Path file : files) {
            String name = name(root == null ? file.getFileName() : root.relativize(file));
            String key = name.replaceFirst(channels == 1 ? "_0000$" : "_\\d{4}$", "");
            byCase.computeIfAbsent(key, k -> new ArrayList<>()).add(file);
        }
        List<StudyImages> cases = new ArrayList<>();
        byCase.forEach((key, found) -> {
            if (channels == 1 && found.size() > 1) {
                throw new InputException(found.get(0) + " and " + found.get(1)
                        + " are two images of one name, so that their results would overwrite each other; rename one.");
            }
            cases.add(new FileImages(key, found, channels));
        });
        return cases;
    }

    private static String name(Path relative) {
        return ImageFormats.stem(relative.toString().replace('\\', '/'));
    }

    private List<StudyImages> series(Path path) {
        SeriesScanner.Found found = SeriesScanner.scan(path);
        List<DicomException> alone = new ArrayList<>(found.damaged());
        List<StudyImages> studies = new ArrayList<>();
        for (DicomSeries series : found.series()) {
            List<DicomException> damage = damage(series, found);
            alone.removeAll(damage);
            String title = found.series().size() == 1
                    ? name(path.toAbsolutePath().normalize().getFileName())
                    : series.uid();
            int stacks = stacks(series);
            for (int s = 0; s < stacks; s++) {
                studies.add(new SeriesImages(
                        series,
                        s,
                        stacks,
                        stacks > 1 ? title + "-" + (s + 1) : title,
                        channels,
                        damage.isEmpty() ? null : damage.getFirst()));
            }
        }
        if (studies.isEmpty() && !alone.isEmpty()) {
            throw alone.getFirst();
        }
        alone.forEach(problem -> leftOut.add(problem.getMessage() + "; it was left out."));
        found.leftOut().stream()
                .filter(stranger -> !isNamedLikeImage(stranger.file()))
                .forEach(stranger -> leftOut.add(stranger.sentence()));
        return studies;
    }

    /** A series that fills no grid counts as one study, which fails when it is read. */
    private static int stacks(DicomSeries series) {
        try {
            return series.stacks().size();
        } catch (DicomException e) {
            return 1;
        }
    }

    /** Damaged files beside or below a series' files may be slices of it. */
    private static List<DicomException> damage(DicomSeries series, SeriesScanner.Found found) {
        Path folder = series.instances().getFirst().file().getParent();
        return found.damaged().stream()
                .filter(problem ->
                        problem.file().filter(file -> file.startsWith(folder)).isPresent())
                .toList();
    }
}
