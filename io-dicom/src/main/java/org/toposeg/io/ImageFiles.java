package org.toposeg.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.dicom.rt.StructureSetReader;
import org.toposeg.dicom.seg.Segmentation;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.io.nifti.NiftiImage;
import org.toposeg.io.nifti.NiftiReader;
import org.toposeg.io.nifti.NiftiWriter;
import org.toposeg.io.raster.RasterFiles;
import org.toposeg.io.raster.RasterImage;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** Reads and writes images; what a file is, its content says and not its name. */
public final class ImageFiles {

    private ImageFiles() {}

    /**
     * Reads a NIfTI file, a picture or TIFF stack, a DICOM file or a folder with one DICOM series.
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
        requireThere(path);
        return switch (FileKind.of(path)) {
            case NIFTI -> nifti(NiftiReader.read(path));
            case RASTER -> raster(path);
            case DICOM -> dicom(path, series);
            case UNKNOWN -> throw unknown(path);
        };
    }

    /**
     * One of several volumes: a point in time, or a channel of a stack; colours stay together.
     *
     * @param series as above
     * @param index of the volume from 0; of a NIfTI file through dimensions 4 to 7
     */
    public static LoadedImage readVolume(Path path, String series, int index) {
        if (isNifti(path)) {
            return nifti(NiftiReader.read(path, index));
        }
        LoadedImage all = read(path, series);
        int samples = all.colour() ? 3 : 1;
        int count = all.channels().size() / samples;
        if (index < 0 || index >= count) {
            throw new InputException(
                    path + " has " + count + " volumes, numbered from 0; there is no volume " + index + ".");
        }
        return new LoadedImage(
                all.kind(),
                all.channels().subList(index * samples, (index + 1) * samples),
                all.modality(),
                all.dataType(),
                all.colour(),
                all.identity(),
                all.warnings());
    }

    private static InputException unknown(Path path) {
        return new InputException(path
                + " is no image of a known kind (DICOM, NIfTI, PNG, JPEG, GIF, TIFF); convert it to one of these.");
    }

    /**
     * Reads a label map from a NIfTI file or picture with whole values of 0..65535, or from a DICOM segmentation without
     * overlaps.
     *
     * @throws InputException if the values are no labels, or there is more than one label map in the file
     */
    public static LabelMap readLabels(Path path) {
        requireThere(path);
        return switch (FileKind.of(path)) {
            case NIFTI -> NiftiReader.readLabels(path);
            case RASTER -> rasterLabels(path);
            case DICOM -> segmentationLabels(path);
            case UNKNOWN -> throw unknown(path);
        };
    }

    private static LabelMap segmentationLabels(Path path) {
        Segmentation segmentation = SegmentationReader.read(path);
        if (segmentation.maps().size() != 1) {
            throw new InputException(path + " holds " + segmentation.maps().size()
                    + " label maps, because its segments overlap; take them out one by one with 'toposeg convert"
                    + " --segment'.");
        }
        return segmentation.maps().getFirst();
    }

    /** Writes a label map as NIfTI ({@code .nii} or {@code .nii.gz}). */
    public static void writeLabels(LabelMap labels, Path target) {
        NiftiWriter.write(labels, target);
    }

    /**
     * Writes a label map that belongs to an image: where the image is a NIfTI file on the same grid, with the very bytes
     * of its affine.
     */
    public static void writeLabels(LabelMap labels, Path target, Path image) {
        if (isNifti(image)) {
            NiftiWriter.write(labels, target, NiftiReader.header(image));
        } else {
            NiftiWriter.write(labels, target);
        }
    }

    /** Writes a volume as NIfTI with 4-byte floats ({@code .nii} or {@code .nii.gz}). */
    public static void write(Volume volume, Path target) {
        NiftiWriter.write(volume, target);
    }

    /**
     * Writes an image as NIfTI with the smallest type that holds its values exactly; colours of 8 bits as RGB voxels,
     * points in time as the fourth dimension.
     */
    public static void write(LoadedImage image, Path target) {
        NiftiWriter.write(image.channels(), image.colour(), image.timeStep(), target);
    }

    public static boolean isNifti(Path path) {
        return Files.isRegularFile(path) && FileKind.of(path) == FileKind.NIFTI;
    }

    /** Whether the path is a DICOM file, or a folder that may hold some. */
    public static boolean isDicom(Path path) {
        return Files.exists(path) && FileKind.of(path) == FileKind.DICOM;
    }

    /** Whether the file is a DICOM segmentation. */
    public static boolean isDicomSegmentation(Path path) {
        return Files.isRegularFile(path)
                && isDicom(path)
                && SegmentationReader.isSegmentation(DicomReader.readHeader(path));
    }

    /** Whether the file is an RT structure set, whose contours belong to an image. */
    public static boolean isStructureSet(Path path) {
        return Files.isRegularFile(path)
                && isDicom(path)
                && StructureSetReader.isStructureSet(DicomReader.readHeader(path));
    }

    private static void requireThere(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + " does not exist; check the path.");
        }
        try {
            if (Files.isRegularFile(path) && Files.size(path) == 0) {
                throw new InputException(path + " is empty; copy the file again.");
            }
        } catch (java.io.IOException e) {
            throw new InputException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static LoadedImage nifti(NiftiImage image) {
        String description = image.header().description();
        return new LoadedImage(
                "nifti",
                image.volumes(),
                "",
                image.header().type().label(),
                image.header().type().samples() > 1,
                description.isEmpty() ? Map.of() : Map.of("description", description),
                image.warnings());
    }

    private static LoadedImage raster(Path path) {
        RasterImage image = RasterFiles.read(path);
        return new LoadedImage(
                "raster", image.volumes(), "", image.dataType(), image.colour(), Map.of(), image.warnings());
    }

    private static LabelMap rasterLabels(Path path) {
        List<Volume> volumes = RasterFiles.read(path).volumes();
        if (volumes.size() != 1) {
            throw new InputException(path + " is no label map: it has " + volumes.size() + " channels instead of one.");
        }
        Volume volume = volumes.getFirst();
        short[] labels = new short[volume.data().length];
        for (int v = 0; v < labels.length; v++) {
            float value = volume.data()[v];
            if (value != Math.rint(value) || value < 0 || value > LabelMap.MAX_LABEL) {
                throw new InputException(path + " is no label map: it holds the value " + value
                        + "; labels are whole numbers from 0 to 65535.");
            }
            labels[v] = (short) value;
        }
        return new LabelMap(volume.grid(), labels);
    }

    private static LoadedImage dicom(Path path, String series) {
        return of(SeriesReader.read(path, series));
    }

    /** A DICOM volume as an image of whatever origin. */
    public static LoadedImage of(DicomVolume volume) {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("seriesUid", volume.series().uid());
        identity.put("description", volume.series().description());
        return new LoadedImage(
                "dicom",
                volume.volumes(),
                volume.modality(),
                volume.dataType(),
                volume.channels() == 3,
                identity,
                volume.timeStep(),
                List.copyOf(volume.warnings()));
    }
}
