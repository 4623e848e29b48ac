package org.toposeg.loss.composite;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.Losses;
import org.toposeg.loss.base.Logits;

/** Same-class neighbour penalisation around any loss. */
public final class NeighborPenalization implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "scnp",
                "Same-class neighbour penalisation: the base loss of logits in which each voxel has the worst logit among the"
                        + " voxels of its class within the window: the least where t = 1, the greatest where t = 0.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C·neighborhood) beside the base loss",
                "Valverde et al. 2025; numbers as jmlipman/SCNP-SameClassNeighborPenalization",
                List.of(
                        new LossOption("base", "ce", "the loss of the changed logits, an expression"),
                        new LossOption(
                                "neighborhood",
                                3,
                                "edge of the window in voxels, odd; in every axis longer than one voxel")));
    }

    @Override
    public Loss create(LossOptions options) {
        Loss base = Losses.nested(options.text("base"));
        int edge = options.integer("neighborhood");
        if (edge < 1 || edge % 2 == 0) {
            throw new IllegalArgumentException(
                    "option neighborhood of loss scnp must be odd and at least 1, got " + edge + ".");
        }
        return Logits.loss((batch, gradient) -> {
            WorstNeighbors worst = WorstNeighbors.of(batch, edge / 2);
            float[] byWorst = gradient == null ? null : new float[gradient.length];
            double value = base.evaluate(batch.withPrediction(worst.logits(), LossBatch.Space.LOGITS), byWorst);
            if (gradient != null) {
                worst.chain(batch.shape(), byWorst, gradient);
            }
            return value;
        });
    }
}
