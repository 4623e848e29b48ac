package org.toposeg.loss.overlap;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;

/** Tversky loss. */
public final class Tversky implements LossDefinition {

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
                        new LossOption("alpha", 0.5, "weight of false positives"),
                        new LossOption("beta", 0.5, "weight of false negatives"),
                        OverlapOptions.SMOOTH_NR,
                        OverlapOptions.SMOOTH_DR,
                        OverlapOptions.INCLUDE_BACKGROUND,
                        OverlapOptions.BATCH,
                        OverlapOptions.SQUARED,
                        OverlapOptions.SOFT_LABEL,
                        OverlapOptions.CLASS_WEIGHTS));
    }

    @Override
    public Loss create(LossOptions options) {
        Ratio ratio = Ratio.tversky(
                1,
                options.number("alpha", 0, Double.MAX_VALUE),
                options.number("beta", 0, Double.MAX_VALUE),
                options.number("smooth_nr"),
                options.number("smooth_dr"));
        return OverlapLoss.of(OverlapOptions.cardinality(options), OverlapOptions.regions(options, ratio));
    }
}
