package org.toposeg.io;

import java.util.List;
import java.util.Map;
import org.toposeg.volume.Grid;

/**
 * What is said of an image or label file.
 *
 * @param kind nifti, dicom, raster, segmentation, ...
 * @param grid in LPS millimetres
 * @param dataType type of the stored samples, such as int16
 * @param modality such as CT, empty where the file does not say
 * @param channels how many volumes
 * @param identity what the file says of its origin
 * @param warnings what was assumed or left out, a sentence each
 */
public record ImageDescription(
        String kind,
        Grid grid,
        String dataType,
        String modality,
        int channels,
        Map<String, String> identity,
        List<String> warnings) {

    /** Of an image that was read. */
    public static ImageDescription of(LoadedImage image) {
        return new ImageDescription(
                image.kind(),
                image.grid(),
                image.dataType(),
                image.modality(),
                image.channels().size(),
                image.identity(),
                image.warnings());
    }
}
