package org.toposeg.loss.overlap;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;

/** Focal Tversky loss. */
public final class FocalTversky implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "focal_tversky",
                "Focal Tversky: (1 - (tp + s) / (tp + α·fn + (1-α)·fp + s))^γ over all voxels of the batch together.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C)",
                "Abraham and Khan 2019; numbers as soumickmj/SPOCKMIP and DS6",
                List.of(
                        new LossOption("smooth", 1.0, "s, added to numerator and denominator"),
                        new LossOption("gamma", 0.75, "exponent, above 0"),
                        new LossOption("alpha", 0.7, "weight of false negatives, 0 to 1; false positives have 1-alpha"),
                        new LossOption(
                                "per_class", false, "true takes a mean over samples and classes, as in the paper"),
                        OverlapOptions.INCLUDE_BACKGROUND));
    }

    @Override
    public Loss create(LossOptions options) {
        double alpha = options.number("alpha", 0, 1);
        double smooth = options.number("smooth", 0, Double.MAX_VALUE);
        Ratio ratio = Ratio.tversky(1, 1 - alpha, alpha, smooth, smooth)
                .power(options.number("gamma", Double.MIN_VALUE, Double.MAX_VALUE));
        return OverlapLoss.of(
                Cardinality.LINEAR,
                new Regions(
                        ratio,
                        options.flag("per_class") ? Regions.Grouping.SAMPLE : Regions.Grouping.ALL,
                        !options.flag("include_background"),
                        new double[0]));
    }
}
