package org.toposeg.loss.pixel;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;

/** Focal loss in MONAI's two forms. */
public final class Focal implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "focal",
                "Focal loss: mean over voxels and channels of -α_t (1-p_t)^γ log p_t, a sigmoid for each channel or a softmax.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Lin et al. 2017; numbers as MONAI FocalLoss",
                List.of(
                        new LossOption("gamma", 2.0, "exponent, at least 0; 0 gives cross-entropy"),
                        new LossOption("alpha", "", "weight of foreground, 1-alpha of background; empty for none"),
                        new LossOption("use_softmax", false, "true for a softmax over several channels"),
                        FocalOptions.INCLUDE_BACKGROUND,
                        new LossOption(
                                "monai_background",
                                false,
                                "with include_background=false: true drops channel 0 before the softmax, as MONAI does"),
                        new LossOption("class_weights", "", "a factor for each channel that counts; empty for ones")));
    }

    @Override
    public Loss create(LossOptions options) {
        return FocalOptions.loss(options, 0);
    }
}
