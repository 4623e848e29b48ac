package org.toposeg.cli.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.Grid;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** Images and data sets as the commands of this package read and write them. */
final class Cases {

    private Cases() {}

    static CaseSource open(Path dataset) {
        return new DatasetFolder(dataset);
    }

    static Volume image(Path path) {
        if (isNifti(path)) {
            NiftiImage image = NiftiImage.read(path);
            return new Volume(image.grid(), image.data());
        }
        List<Volume> volumes = SeriesReader.read(path).volumes();
        if (volumes.size() != 1) {
            throw new ImageException(path + " holds " + volumes.size()
                    + " volumes (time points or channels), one is needed; convert the wanted one to NIfTI first.");
        }
        return volumes.getFirst();
    }

    static LabelMap labels(Path path) {
        NiftiImage image = NiftiImage.read(path);
        short[] labels = new short[image.data().length];
        for (int v = 0; v < labels.length; v++) {
            float value = image.data()[v];
            if (!(value >= 0 && value <= LabelMap.MAX_LABEL) || value != Math.rint(value)) {
                throw new ImageException(path + " is not a label map: it holds the value " + value
                        + "; labels are whole numbers from 0.");
            }
            labels[v] = (short) (int) value;
        }
        return new LabelMap(image.grid(), labels);
    }

    /** With the very affine of the image it belongs to. */
    static void write(LabelMap labels, Path file, Path source) {
        NiftiImage.writeLabels(file, header(source, labels.grid()), labels.data());
    }

    static void write(Volume volume, Path file, Path source) {
        NiftiImage.writeValues(file, header(source, volume.grid()), volume.data());
    }

    private static byte[] header(Path source, Grid grid) {
        return isNifti(source) ? NiftiImage.read(source).header() : NiftiImage.header(grid);
    }

    private static boolean isNifti(Path path) {
        return !Files.isDirectory(path) && path.toString().matches("(?i).*\\.nii(\\.gz)?");
    }
}
