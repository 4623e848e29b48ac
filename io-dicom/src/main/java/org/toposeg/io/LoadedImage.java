package org.toposeg.io;

import java.util.List;
import java.util.Map;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Volume;

/**
 * An image as it was read.
 *
 * @param kind nifti, dicom or raster
 * @param channels one or more volumes on one grid: colours, or points in time
 * @param modality such as CT or MR, empty where the file does not say
 * @param dataType type of the stored samples, such as int16
 * @param colour whether the channels are red, green and blue, else points in time or channels of a stack
 * @param identity what the file says of its origin: patient, study, series, description
 * @param timeStep seconds from one point in time to the next, 0 where it is not known
 * @param warnings what was assumed or left out, a sentence each
 */
public record LoadedImage(
        String kind,
        List<Volume> channels,
        String modality,
        String dataType,
        boolean colour,
        Map<String, String> identity,
        double timeStep,
        List<String> warnings) {

    /** An image of whose points in time nothing is known. */
    public LoadedImage(
            String kind,
            List<Volume> channels,
            String modality,
            String dataType,
            boolean colour,
            Map<String, String> identity,
            List<String> warnings) {
        this(kind, channels, modality, dataType, colour, identity, 0, warnings);
    }

    public Grid grid() {
        return channels.getFirst().grid();
    }
}
