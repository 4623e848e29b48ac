package org.toposeg.dicom.series;

import java.util.List;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Volume;

/**
 * Volumes read from a DICOM series, all on one grid, with the frames they came from.
 *
 * @param volumes one for each point in time; for a colour image one for each of red, green and blue at one time
 * @param channels 1, or 3 for a colour image
 * @param dataType type of the stored samples, such as int16
 * @param warnings what was left out or assumed, a sentence each
 */
public record DicomVolume(
        DicomSeries series, Stack stack, List<Volume> volumes, int channels, String dataType, List<String> warnings) {

    public Grid grid() {
        return stack.grid();
    }

    public String modality() {
        return series.modality();
    }
}
