package org.toposeg.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.ImageException;

/** Opens data sets. */
public final class DataSets {

    private DataSets() {}

    /**
     * Opens a folder in the layout of nnU-Net version 2 (raw) or of the Medical Segmentation Decathlon.
     *
     * @param path the folder or its {@code dataset.json}
     * @throws ImageException if the folder has no {@code dataset.json} or it does not match the files
     */
    public static CaseSource open(Path path) {
        Path description = Files.isDirectory(path) ? path.resolve("dataset.json") : path;
        if (!Files.isRegularFile(description)) {
            throw new ImageException(description + " does not exist; a data set is a folder with a dataset.json in the"
                    + " layout of nnU-Net or of the Medical Segmentation Decathlon.");
        }
        return new FolderCases(DataSetDescription.read(description));
    }
}
