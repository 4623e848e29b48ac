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
import org.toposeg.registry.Range;

/** Poly-1 focal loss. */
public final class Poly1Focal implements LossDefinition {

    private static final Option<Double> EPSILON =
            Option.number("epsilon", 1, Range.FINITE, "weight of the first polynomial");
    private static final Option<Double> GAMMA = FocalOptions.GAMMA.meaning("exponent, at least 0");
    private static final Option<OptionalDouble> ALPHA = FocalOptions.ALPHA
            .defaulting(OptionalDouble.of(0.25))
            .meaning("weight of foreground, 1-alpha of background; not of the polynomial; empty for none");
    private static final Option<double[]> CLASS_WEIGHTS =
            FocalOptions.CLASS_WEIGHTS.meaning("a factor for each channel; empty for ones");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "poly1_focal",
                "Poly-1 focal loss: mean over voxels and channels of -α_t (1-p_t)^γ log p_t + ε (1-p_t)^(γ+1), a"
                        + " sigmoid for each channel or a softmax.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Leng et al. 2022; numbers as abhuse/polyloss-pytorch",
                List.of(EPSILON, GAMMA, ALPHA, FocalOptions.SOFTMAX, CLASS_WEIGHTS));
    }

    @Override
    public Loss create(Options options) {
        return FocalOptions.loss(options, options.get(EPSILON));
    }
}
