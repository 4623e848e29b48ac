package org.toposeg.loss.overlap;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.cardinality.Cardinality;
import org.toposeg.loss.cardinality.Ratio;
import org.toposeg.loss.cardinality.Regions;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Focal Tversky loss. */
public final class FocalTversky implements LossDefinition {

    private static final Option<Double> SMOOTH =
            Option.number("smooth", 1, Range.atLeast(0), "s, added to numerator and denominator");
    private static final Option<Double> GAMMA = Option.number("gamma", 0.75, Range.above(0), "exponent, above 0");
    private static final Option<Double> ALPHA = Option.number(
            "alpha", 0.7, Range.of(0, 1), "weight of false negatives, 0 to 1; false positives have 1-alpha");
    private static final Option<Boolean> PER_CLASS =
            Option.flag("per_class", false, "true takes a mean over samples and classes, as in the paper");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "focal_tversky",
                "Focal Tversky: (1 - (tp + s) / (tp + α·fn + (1-α)·fp + s))^γ over all voxels of the batch together.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C)",
                "Abraham and Khan 2019; numbers as soumickmj/SPOCKMIP and DS6",
                List.of(SMOOTH, GAMMA, ALPHA, PER_CLASS, OverlapOptions.INCLUDE_BACKGROUND));
    }

    @Override
    public Loss create(Options options) {
        double alpha = options.get(ALPHA);
        double smooth = options.get(SMOOTH);
        Ratio ratio = Ratio.tversky(1, 1 - alpha, alpha, smooth, smooth).power(options.get(GAMMA));
        return OverlapLoss.of(
                Cardinality.LINEAR,
                new Regions(
                        ratio,
                        options.get(PER_CLASS) ? Regions.Grouping.SAMPLE : Regions.Grouping.ALL,
                        !options.get(OverlapOptions.INCLUDE_BACKGROUND),
                        new double[0]));
    }
}
