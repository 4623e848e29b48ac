package org.toposeg.loss.overlap;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.cardinality.Ratio;
import org.toposeg.loss.cardinality.Regions;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/** Soft Dice. */
public final class Dice implements LossDefinition {

    public static final Option<Double> SMOOTH_NR = OverlapOptions.SMOOTH_NR;
    public static final Option<Double> SMOOTH_DR = OverlapOptions.SMOOTH_DR;
    public static final Option<Boolean> INCLUDE_BACKGROUND = OverlapOptions.INCLUDE_BACKGROUND;
    public static final Option<Boolean> BATCH = OverlapOptions.BATCH;
    public static final Option<Boolean> SQUARED = OverlapOptions.SQUARED;
    public static final Option<Boolean> SOFT_LABEL = OverlapOptions.SOFT_LABEL;
    public static final Option<double[]> CLASS_WEIGHTS = OverlapOptions.CLASS_WEIGHTS;
    public static final Option<Boolean> NNUNET_SIGN = Option.flag(
            "nnunet_sign", false, "true leaves out the 1, so that the value is minus the Dice score as in nnU-Net");

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
                        SMOOTH_NR,
                        SMOOTH_DR,
                        INCLUDE_BACKGROUND,
                        BATCH,
                        SQUARED,
                        SOFT_LABEL,
                        CLASS_WEIGHTS,
                        NNUNET_SIGN));
    }

    @Override
    public Loss create(Options options) {
        Ratio ratio = Ratio.tversky(2, 0.5, 0.5, options.get(SMOOTH_NR), options.get(SMOOTH_DR));
        Regions regions = OverlapOptions.regions(options, ratio);
        double shift = options.get(NNUNET_SIGN) ? 1 : 0;
        return OverlapLoss.of(
                OverlapOptions.cardinality(options),
                (batch, sums, gradients) -> regions.of(batch, sums, gradients) - shift);
    }
}
