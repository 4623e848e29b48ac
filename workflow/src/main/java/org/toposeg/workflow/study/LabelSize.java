package org.toposeg.workflow.study;

import java.util.Map;
import java.util.TreeMap;
import org.toposeg.volume.LabelMap;

/**
 * Voxels and volume of one label in a result.
 *
 * @param volumeMl in millilitres
 */
public record LabelSize(String name, long voxels, double volumeMl) {

    /**
     * @param names label to name; background (0) is passed over
     * @return by label
     */
    public static Map<Integer, LabelSize> of(LabelMap labels, Map<Integer, String> names) {
        long[] counts = new long[LabelMap.MAX_LABEL + 1];
        for (short value : labels.data()) {
            counts[value & LabelMap.MAX_LABEL]++;
        }
        Map<Integer, LabelSize> sizes = new TreeMap<>();
        names.forEach((value, name) -> {
            if (value != 0) {
                double ml = counts[value] * labels.grid().voxelVolume() / 1000;
                sizes.put(value, new LabelSize(name, counts[value], ml));
            }
        });
        return sizes;
    }
}
