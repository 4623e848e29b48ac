package org.toposeg.loss.overlap;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;

/** Soft Dice. */
public final class Dice implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "dice",
                "Soft Dice: mean over samples and classes of 1 - (2·Σpt + smooth_nr) / (Σp + Σt + smooth_dr).",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n)",
                "Milletari et al. 2016 (V-Net, squared); numbers as MONAI DiceLoss and nnU-Net"
                        + " MemoryEfficientSoftDiceLoss",
                List.of(
                        OverlapOptions.SMOOTH_NR,
                        OverlapOptions.SMOOTH_DR,
                        OverlapOptions.INCLUDE_BACKGROUND,
                        OverlapOptions.BATCH,
                        OverlapOptions.SQUARED,
                        OverlapOptions.SOFT_LABEL,
                        OverlapOptions.CLASS_WEIGHTS,
                        new LossOption(
                                "nnunet_sign",
                                false,
                                "true leaves out the 1, so that the value is minus the Dice score as in nnU-Net")));
    }

    @Override
    public Loss create(LossOptions options) {
        Ratio ratio = Ratio.tversky(2, 0.5, 0.5, options.number("smooth_nr"), options.number("smooth_dr"));
        Regions regions = OverlapOptions.regions(options, ratio);
        double shift = options.flag("nnunet_sign") ? 1 : 0;
        return OverlapLoss.of(
                OverlapOptions.cardinality(options),
                (batch, sums, gradients) -> regions.of(batch, sums, gradients) - shift);
    }
}
