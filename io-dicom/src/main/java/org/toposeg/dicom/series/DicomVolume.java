package org.toposeg.dicom.series;

import java.util.Comparator;
import java.util.List;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.frame.SourceInstance;
import org.toposeg.dicom.frame.Stack;
import org.toposeg.dicom.frame.TimeStep;
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

    /** Seconds from one volume to the next; 0 where the series does not say or is none in time. */
    public double timeStep() {
        return TimeStep.of(stack);
    }

    public String modality() {
        return series.modality();
    }

    /**
     * The same image in standardised uptake values by body weight (g/ml).
     *
     * @throws DicomException if it is no PET image, or its header lacks weight, dose or times
     */
    public DicomVolume toSuv() {
        // A copy of a series may bear a later date; its first acquisition tells when the scan began.
        SourceInstance earliest = series.instances().stream()
                .min(Comparator.comparing(instance -> instance.header().string(Tag.ACQUISITION_DATE)
                        + instance.header().string(Tag.ACQUISITION_TIME)))
                .orElseThrow();
        float factor = earliest.naming(() -> (float) SuvScale.of(earliest.header()));
        List<Volume> scaled = volumes.stream().map(Volume::copy).toList();
        for (Volume volume : scaled) {
            for (int v = 0; v < volume.data().length; v++) {
                volume.data()[v] *= factor;
            }
        }
        return new DicomVolume(series, stack, scaled, channels, "float32", warnings);
    }
}
