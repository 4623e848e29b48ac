package org.toposeg.loss.warping;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.Logits;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/**
 * Homotopy warping (Hu, NeurIPS 2022): prediction and target are warped towards each other by flipping simple points; where they
 * still differ, topology differs, and the cross-entropy of those voxels is the loss (divided by the number of all). The published
 * test for simple points counts the voxel itself and 8-connected pieces of both kinds, never flips at the border and makes one pass ({@code hu=true}).
 */
public final class WarpingLoss implements LossDefinition {

    private static final Option<Boolean> HU =
            Option.flag("hu", false, "true: test, order and scale of the published code, for images");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "warping",
                "Cross-entropy of the voxels at which warping prediction and target by simple points gets stuck.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n + e log e) for e wrong voxels: distance transforms and sorted flips a class and sample",
                "Hu, NeurIPS 2022; HuXiaoling/Warping (hu=true)",
                List.of(HU));
    }

    @Override
    public Loss create(Options options) {
        return Logits.loss(new CriticalCrossEntropy(options.get(HU)));
    }
}
