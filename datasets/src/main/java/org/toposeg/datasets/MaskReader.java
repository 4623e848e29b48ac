package org.toposeg.datasets;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * Reads masks as label maps. Where there is one structure, masks say "inside" with 1, 255 or another single value, which
 * becomes the structure's label; where there are several, values are labels.
 */
final class MaskReader {

    private static final int MAX_LABELS = 64;

    private final Map<Integer, String> labels;
    private final Path origin;

    /** The value that stands for the only label; 0 where values are labels. */
    private final int inside;

    private MaskReader(Map<Integer, String> labels, int inside, Path origin) {
        this.labels = labels;
        this.inside = inside;
        this.origin = origin;
    }

    /** For labels that a description names. */
    static MaskReader of(Map<Integer, String> labels, Collection<Path> masks, Path origin) {
        boolean single = labels.size() == 2;
        int[] values = single ? firstValues(masks) : new int[0];
        return new MaskReader(labels, values.length == 1 ? values[0] : 0, origin);
    }

    /** For labels that only the masks know. */
    static MaskReader of(Collection<Path> masks, Path origin) {
        int[] values = firstValues(masks);
        if (values.length == 1) {
            return new MaskReader(names(Map.of(1, "foreground")), values[0], origin);
        }
        if (values.length == 0 || values.length > MAX_LABELS) {
            throw new InputException(origin + " has masks with " + values.length
                    + " different values besides 0; describe the labels in a dataset.json.");
        }
        Map<Integer, String> labels = new TreeMap<>();
        Arrays.stream(values).forEach(value -> labels.put(value, "label " + value));
        return new MaskReader(names(labels), 0, origin);
    }

    private static Map<Integer, String> names(Map<Integer, String> foreground) {
        Map<Integer, String> labels = new TreeMap<>(foreground);
        labels.put(0, "background");
        return labels;
    }

    /** The values in the first mask that has any. */
    private static int[] firstValues(Collection<Path> masks) {
        return masks.stream()
                .map(mask -> raw(mask).labels())
                .filter(values -> values.length > 0)
                .findFirst()
                .orElse(new int[0]);
    }

    Map<Integer, String> labels() {
        return labels;
    }

    LabelMap read(Path mask) {
        LabelMap map = raw(mask);
        int label = labels.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
        for (int value : map.labels()) {
            if (inside != 0 ? value != inside : !labels.containsKey(value)) {
                throw new InputException(
                        mask + " holds the value " + value + ", which is none of the labels of " + origin
                                + (inside != 0 ? " (masks there hold 0 and " + inside + ")" : " " + labels.keySet())
                                + "; correct the mask or describe the labels in a dataset.json.");
            }
        }
        for (int v = 0; inside != 0 && v < map.data().length; v++) {
            map.data()[v] = (short) (map.data()[v] == 0 ? 0 : label);
        }
        return map;
    }

    /** A grey mask that was saved in colours is still one mask. */
    private static LabelMap raw(Path mask) {
        try {
            return ImageFiles.readLabels(mask);
        } catch (DicomException e) {
            throw e;
        } catch (InputException e) {
            List<Volume> channels = ImageFiles.read(mask).channels();
            boolean grey = channels.size() == 3
                    && channels.stream()
                            .allMatch(c ->
                                    Arrays.equals(c.data(), channels.getFirst().data()));
            if (!grey) {
                throw e;
            }
            return labels(channels.getFirst(), e);
        }
    }

    private static LabelMap labels(Volume volume, InputException otherwise) {
        LabelMap map = LabelMap.zeros(volume.grid());
        for (int v = 0; v < map.data().length; v++) {
            float value = volume.data()[v];
            if (value != Math.rint(value) || value < 0 || value > LabelMap.MAX_LABEL) {
                throw otherwise;
            }
            map.data()[v] = (short) (int) value;
        }
        return map;
    }
}
