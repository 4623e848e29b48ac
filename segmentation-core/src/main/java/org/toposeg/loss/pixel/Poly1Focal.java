package org.toposeg.loss.pixel;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;

/** Poly-1 focal loss. */
public final class Poly1Focal implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "poly1_focal",
                "Poly-1 focal loss: mean over voxels and channels of -α_t (1-p_t)^γ log p_t + ε (1-p_t)^(γ+1), a sigmoid for"
                        + " each channel or a softmax.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Leng et al. 2022; numbers as abhuse/polyloss-pytorch",
                List.of(
                        new LossOption("epsilon", 1.0, "weight of the first polynomial"),
                        new LossOption("gamma", 2.0, "exponent, at least 0"),
                        new LossOption(
                                "alpha",
                                "0.25",
                                "weight of foreground, 1-alpha of background; not of the polynomial; empty for none"),
                        new LossOption("use_softmax", false, "true for a softmax over several channels"),
                        new LossOption("class_weights", "", "a factor for each channel; empty for ones")));
    }

    @Override
    public Loss create(LossOptions options) {
        return FocalOptions.loss(options, options.number("epsilon"));
    }
}
