package org.toposeg.loss.overlap;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.cardinality.Ratio;
import org.toposeg.registry.Options;

/** Soft Jaccard (intersection over union). */
public final class Jaccard implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "jaccard",
                "Soft Jaccard: mean over samples and classes of 1 - (2·Σpt + smooth_nr) / (2·(Σp + Σt - Σpt) +"
                        + " smooth_dr).",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n·C)",
                "Rahman and Wang 2016; numbers as MONAI DiceLoss(jaccard=True)",
                List.of(
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
        Ratio ratio =
                Ratio.tversky(2, 1, 1, options.get(OverlapOptions.SMOOTH_NR), options.get(OverlapOptions.SMOOTH_DR));
        return OverlapLoss.of(OverlapOptions.cardinality(options), OverlapOptions.regions(options, ratio));
    }
}
