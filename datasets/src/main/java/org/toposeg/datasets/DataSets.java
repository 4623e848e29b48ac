package org.toposeg.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.InputException;

/** Opens data sets. */
public final class DataSets {

    private DataSets() {}

    /**
     * Opens a folder in one of the layouts that people have: with a {@code dataset.json} of nnU-Net version 2 (raw), of
     * the Medical Segmentation Decathlon, or with patterns for pairs of image and mask; without one, pairs that are named
     * in a usual way, or DICOM series with DICOM segmentations.
     *
     * @param path the folder, or a description in the manner of {@code dataset.json}
     * @throws InputException if it is no data set, or its description does not match the files
     */
    public static CaseSource open(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + " does not exist; give the folder of a data set.");
        }
        Path description = Files.isDirectory(path) ? path.resolve("dataset.json") : path;
        if (Files.isRegularFile(description)) {
            DataSetDescription described = DataSetDescription.read(description);
            return described.pairs() == null ? DescribedFolder.open(described) : PairedFiles.open(described);
        }
        return PairPatterns.guess(path)
                .map(PairedFiles::open)
                .or(() -> DicomCases.open(path))
                .orElseThrow(() -> new InputException(
                        path + " is no data set: it has no dataset.json (nnU-Net, Decathlon), no pairs of"
                                + " image and mask that are named alike (images/A.png and masks/A.png), and no"
                                + " DICOM series with a segmentation; see docs/reference/image-files.md."));
    }

    /** Whether the folder holds a data set and not just images. */
    public static boolean recognises(Path folder) {
        return Files.isRegularFile(folder.resolve("dataset.json"))
                || PairPatterns.guess(folder).isPresent();
    }

    /** Tells the masks and label maps of a data set from its images; nothing is a mask in a folder that is none. */
    public static Predicate<Path> masksOf(Path folder) {
        if (Files.isRegularFile(folder.resolve("dataset.json"))) {
            return file -> folder.relativize(file).startsWith("labelsTr")
                    || folder.relativize(file).startsWith("labelsTs");
        }
        Set<Path> masks = PairPatterns.guess(folder)
                .map(patterns -> Set.copyOf(patterns.files(patterns.masks()).values()))
                .orElse(Set.of());
        return masks::contains;
    }
}
