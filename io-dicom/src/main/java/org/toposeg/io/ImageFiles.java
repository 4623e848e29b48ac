package org.toposeg.io;

import java.nio.file.Path;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.io.nifti.NiftiWriter;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * Reads images of any {@linkplain ImageFormats format} and writes them; what a file is, its content says and not its name,
 * and how a file is written, its name says.
 *
 * {@snippet :
 * LoadedImage image = ImageFiles.read(Path.of("ct"));
 * ImageFiles.writeLabels(labels, Path.of("liver.nii.gz"), image.header());
 * }
 */
public final class ImageFiles {

    private ImageFiles() {}

    /**
     * Reads an image file or a folder with one DICOM series.
     *
     * @throws InputException if there is no such file or it is no usable image; the message says why
     */
    public static LoadedImage read(Path path) {
        return read(path, "");
    }

    /**
     * Like {@link #read(Path)}, for folders with more than one volume.
     *
     * @param series number or UID of a DICOM series, with {@code /N} its N-th volume; empty for the only one
     */
    public static LoadedImage read(Path path, String series) {
        return ImageFormats.of(path).read(path, series);
    }

    /**
     * One of several volumes: a point in time, or a channel of a stack; colours stay together.
     *
     * @param series as above
     * @param index of the volume from 0; of a NIfTI file through dimensions 4 to 7
     */
    public static LoadedImage readVolume(Path path, String series, int index) {
        return ImageFormats.of(path).readVolume(path, series, index);
    }

    /** How many volumes there are, by the header where that tells. */
    public static int channels(Path path) {
        return ImageFormats.of(path).channels(path);
    }

    /**
     * Reads a label map from an image of one channel with whole values of 0..65535, or from a DICOM segmentation without
     * overlaps.
     *
     * @throws InputException if the values are no labels, or there is more than one label map in the file
     */
    public static LabelMap readLabels(Path path) {
        return ImageFormats.of(path)
                .readLabels(path, () -> {
                    throw new InputException(path + " has contours and no grid; convert it to NIfTI or DICOM SEG with"
                            + " 'toposeg convert --source SERIES' first.");
                })
                .single(path);
    }

    /**
     * Writes a label map in the format that the name's ending says.
     *
     * @throws InputException if the ending names no format, or the file cannot be written
     */
    public static void writeLabels(LabelMap labels, Path target) {
        writeLabels(labels, target, ImageHeader.NONE);
    }

    /**
     * Writes a label map that belongs to an image: where both are of one format and on one grid, with the very bytes of the
     * image's affine.
     *
     * @param image {@linkplain LoadedImage#header() header} of the image
     * @throws InputException as above, or if the header describes another grid
     */
    public static void writeLabels(LabelMap labels, Path target, ImageHeader image) {
        format(target).writeLabels(labels, target, image);
    }

    /** Writes a volume as NIfTI with 4-byte floats ({@code .nii} or {@code .nii.gz}). */
    public static void write(Volume volume, Path target) {
        NiftiWriter.write(volume, target);
    }

    /**
     * Writes an image in the format that the name's ending says.
     *
     * @throws InputException if the ending names no format, or the file cannot be written
     */
    public static void write(LoadedImage image, Path target) {
        format(target).write(image, target);
    }

    private static ImageFormat format(Path target) {
        return ImageFormats.forTarget(target)
                .orElseThrow(() -> new InputException(
                        target + " has no known ending; use one of " + ImageFormats.writtenEndings() + "."));
    }

    /** A DICOM volume as an image of whatever origin. */
    public static LoadedImage of(DicomVolume volume) {
        return DicomSeriesFormat.image(volume);
    }
}
