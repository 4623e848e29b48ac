package org.toposeg.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * An image as it was read.
 *
 * @param kind nifti, dicom or raster
 * @param channels one or more volumes on one grid: colours, or points in time
 * @param modality such as CT or MR, empty where the file does not say
 * @param dataType type of the stored samples, such as int16
 * @param meaning what several channels are
 * @param identity what the file says of its origin: patient, study, series, description
 * @param warnings what was assumed or left out, a sentence each
 * @param header with which label maps of this image can be written alike
 */
public record LoadedImage(
        String kind,
        List<Volume> channels,
        String modality,
        String dataType,
        Meaning meaning,
        Map<String, String> identity,
        List<String> warnings,
        ImageHeader header) {

    /**
     * What several channels are.
     *
     * @param colour whether they are red, green and blue, else points in time or channels of a stack
     * @param timeStep seconds from one point in time to the next, 0 where it is not known
     */
    public record Meaning(boolean colour, double timeStep) {}

    /** An image of whose points in time nothing is known. */
    public LoadedImage(
            String kind,
            List<Volume> channels,
            String modality,
            String dataType,
            boolean colour,
            Map<String, String> identity,
            List<String> warnings,
            ImageHeader header) {
        this(kind, channels, modality, dataType, new Meaning(colour, 0), identity, warnings, header);
    }

    /** Whether the channels are red, green and blue. */
    public boolean colour() {
        return meaning.colour();
    }

    /** Seconds from one point in time to the next, 0 where it is not known. */
    public double timeStep() {
        return meaning.timeStep();
    }

    public Grid grid() {
        return channels.getFirst().grid();
    }

    /** One volume, or the three colours of one. */
    LoadedImage volume(int index, Path path) {
        int samples = colour() ? 3 : 1;
        int count = channels.size() / samples;
        if (index < 0 || index >= count) {
            throw new InputException(
                    path + " has " + count + " volumes, numbered from 0; there is no volume " + index + ".");
        }
        List<Volume> chosen = channels.subList(index * samples, (index + 1) * samples);
        return new LoadedImage(kind, chosen, modality, dataType, meaning, identity, warnings, header);
    }

    /** The only volume's values as labels. */
    LabelMap toLabels(Path path) {
        if (channels.size() != 1) {
            throw new InputException(
                    path + " is no label map: it has " + channels.size() + " channels instead of one.");
        }
        Volume volume = channels.getFirst();
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
}
