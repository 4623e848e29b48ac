package org.toposeg.loss.overlap;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.cardinality.Ratio;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Tversky loss. */
public final class Tversky implements LossDefinition {

    private static final Option<Double> ALPHA =
            Option.number("alpha", 0.5, Range.atLeast(0), "weight of false positives");
    private static final Option<Double> BETA =
            Option.number("beta", 0.5, Range.atLeast(0), "weight of false negatives");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "tversky",
                "Tversky: mean over samples and classes of 1 - (tp + smooth_nr) / (tp + α·fp + β·fn + smooth_dr),"
                        + " tp = Σpt, fp = Σp(1-t), fn = Σ(1-p)t.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C)",
                "Salehi et al. 2017; numbers as MONAI TverskyLoss",
                List.of(
                        ALPHA,
                        BETA,
                        OverlapOptions.SMOOTH_NR,
                        OverlapOptions.SMOOTH_DR,
                        OverlapOptions.INCLUDE_BACKGROUND,
                        OverlapOptions.BATCH,
                        OverlapOptions.SQUARED,
                        OverlapOptions.SOFT_LABEL,
                        OverlapOptions.CLASS_WEIGHTS));
    }

    @Override
    public Loss create(Options options) {
        Ratio ratio = Ratio.tversky(
                1,
                options.get(ALPHA),
                options.get(BETA),
                options.get(OverlapOptions.SMOOTH_NR),
                options.get(OverlapOptions.SMOOTH_DR));
        return OverlapLoss.of(OverlapOptions.cardinality(options), OverlapOptions.regions(options, ratio));
    }
}
