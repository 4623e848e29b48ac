package org.toposeg.loss.composite;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.Losses;
import org.toposeg.loss.base.Logits;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/** Same-class neighbour penalisation around any loss. */
public final class NeighborPenalization implements LossDefinition {

    private static final Option<String> BASE =
            Option.text("base", "ce", "the loss of the changed logits, an expression");
    private static final Option<Integer> NEIGHBORHOOD = Option.odd(
            "neighborhood", 3, 1023, "edge of the window in voxels, odd; in every axis longer than one voxel");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "scnp",
                "Same-class neighbour penalisation: the base loss of logits in which each voxel has the worst logit"
                        + " among the voxels of its class within the window: the least where t = 1, the greatest where t ="
                        + " 0.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C·neighborhood) beside the base loss",
                "Valverde et al. 2025; numbers as jmlipman/SCNP-SameClassNeighborPenalization",
                List.of(BASE, NEIGHBORHOOD));
    }

    @Override
    public Loss create(Options options) {
        Loss base = Losses.nested(options.get(BASE));
        int edge = options.get(NEIGHBORHOOD);
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
