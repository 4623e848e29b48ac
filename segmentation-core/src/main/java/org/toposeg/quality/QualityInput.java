package org.toposeg.quality;

import java.util.List;
import java.util.Map;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * What is known of a segmentation.
 *
 * @param names by label; without background
 * @param probabilities by label, each the probability of that label on the label map's grid; empty if they were not kept
 * @param training what structures were like in training; empty if that is not known
 */
public record QualityInput(
        LabelMap labels,
        Map<Integer, String> names,
        Map<Integer, Volume> probabilities,
        List<StructureRange> training) {

    /** Without probabilities and training ranges. */
    public static QualityInput of(LabelMap labels, Map<Integer, String> names) {
        return new QualityInput(labels, names, Map.of(), List.of());
    }
}
