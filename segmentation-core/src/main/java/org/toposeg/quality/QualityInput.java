package org.toposeg.quality;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toposeg.quality.outlier.OutOfDistributionScore;
import org.toposeg.volume.LabelMap;

/**
 * What is known of a segmentation.
 *
 * @param names by label; without background
 * @param confidence null if the probabilities are not known
 * @param training what structures were like in training; null if that is not known
 * @param image how familiar the image is; null if that is not known
 */
public record QualityInput(
        LabelMap labels,
        Map<Integer, String> names,
        @Nullable Confidence confidence,
        @Nullable List<StructureRange> training,
        @Nullable OutOfDistributionScore image) {

    /** Without probabilities, training ranges and familiar images. */
    public static QualityInput of(LabelMap labels, Map<Integer, String> names) {
        return new QualityInput(labels, names, null, null, null);
    }

    public QualityInput with(Confidence known) {
        return new QualityInput(labels, names, known, training, image);
    }

    public QualityInput with(List<StructureRange> known) {
        return new QualityInput(labels, names, confidence, known, image);
    }

    public QualityInput with(OutOfDistributionScore known) {
        return new QualityInput(labels, names, confidence, training, known);
    }
}
