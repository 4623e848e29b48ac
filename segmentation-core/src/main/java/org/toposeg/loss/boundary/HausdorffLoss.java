package org.toposeg.loss.boundary;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Probabilities;

/**
 * The distance-transform form of the Hausdorff loss (Karimi and Salcudean, IEEE TMI 2020): the mean of
 * (p − t)²·(Dₚ^α + Dₜ^α), where D is the distance to the boundary of the decided prediction and of the target. The distances
 * are constants of the gradient.
 *
 * <p>{@code sides=both} (the paper, MONAI) measures inside and outside a class, {@code sides=inside} (LIVIAETS) inside only;
 * the decision is p > 1/2 (MONAI) or the largest channel (LIVIAETS). A mask without boundary has D = 0.
 */
public final class HausdorffLoss implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "hausdorff",
                "Mean of (p - t)^2 (Dp^alpha + Dt^alpha), D the distances to the boundaries of prediction and target.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n): up to four exact distance transforms a class and sample",
                "Karimi and Salcudean, IEEE TMI 2020; MONAI HausdorffDTLoss (both sides), LIVIAETS/boundary-loss"
                        + " (inside)",
                List.of(
                        new LossOption("alpha", 2.0, "exponent of the distances, over 0"),
                        new LossOption(
                                "sides", "both", "both: inside and outside (MONAI); inside: inside only (LIVIAETS)"),
                        new LossOption(
                                "decision",
                                "half",
                                "where the prediction is a class: half: p > 1/2 (MONAI); largest: argmax (LIVIAETS)"),
                        BatchMasks.INCLUDE_BACKGROUND,
                        BatchMasks.SPACING));
    }

    @Override
    public Loss create(LossOptions options) {
        return Probabilities.loss(new DistanceWeightedSquares(
                options.flag("include_background"),
                options.number("alpha", Double.MIN_VALUE, Double.MAX_VALUE),
                options.choice("sides", "both", "inside").equals("both"),
                options.choice("decision", "half", "largest").equals("half"),
                BatchMasks.spacing(options)));
    }
}
