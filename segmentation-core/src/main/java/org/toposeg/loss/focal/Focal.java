package org.toposeg.loss.focal;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/** Focal loss in MONAI's two forms. */
public final class Focal implements LossDefinition {

    public static final Option<Double> GAMMA = FocalOptions.GAMMA;
    public static final Option<OptionalDouble> ALPHA = FocalOptions.ALPHA;
    public static final Option<Boolean> SOFTMAX = FocalOptions.SOFTMAX;
    public static final Option<Boolean> INCLUDE_BACKGROUND = FocalOptions.INCLUDE_BACKGROUND;
    public static final Option<double[]> CLASS_WEIGHTS = FocalOptions.CLASS_WEIGHTS;

    @Override
    public LossInfo info() {
        return new LossInfo(
                "focal",
                "Focal loss: mean over voxels and channels of -α_t (1-p_t)^γ log p_t, a sigmoid for each channel or a"
                        + " softmax.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Lin et al. 2017; numbers as MONAI FocalLoss",
                List.of(GAMMA, ALPHA, SOFTMAX, INCLUDE_BACKGROUND, FocalOptions.MONAI_BACKGROUND, CLASS_WEIGHTS));
    }

    @Override
    public Loss create(Options options) {
        return FocalOptions.loss(options, 0);
    }
}
