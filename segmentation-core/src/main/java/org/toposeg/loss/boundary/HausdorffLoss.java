package org.toposeg.loss.boundary;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/**
 * The distance-transform form of the Hausdorff loss (Karimi and Salcudean, IEEE TMI 2020): the mean of
 * (p − t)²·(Dₚ^α + Dₜ^α), where D is the distance to the boundary of the decided prediction and of the target. The distances
 * are constants of the gradient.
 *
 * <p>{@code sides=both} (the paper, MONAI) measures inside and outside a class, {@code sides=inside} (LIVIAETS) inside only;
 * the decision is p > 1/2 (MONAI) or the largest channel (LIVIAETS). A mask without boundary has D = 0.
 */
public final class HausdorffLoss implements LossDefinition {

    private enum Sides {
        BOTH,
        INSIDE
    }

    private enum Decision {
        HALF,
        LARGEST
    }

    private static final Option<Double> ALPHA =
            Option.number("alpha", 2, Range.above(0), "exponent of the distances, over 0");
    private static final Option<Sides> SIDES =
            Option.word("sides", Sides.BOTH, "both: inside and outside (MONAI); inside: inside only (LIVIAETS)");
    private static final Option<Decision> DECISION = Option.word(
            "decision",
            Decision.HALF,
            "where the prediction is a class: half: p > 1/2 (MONAI); largest: argmax (LIVIAETS)");

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
                List.of(ALPHA, SIDES, DECISION, BatchMasks.INCLUDE_BACKGROUND, BatchMasks.SPACING));
    }

    @Override
    public Loss create(Options options) {
        return Probabilities.loss(new DistanceWeightedSquares(
                options.get(BatchMasks.INCLUDE_BACKGROUND),
                options.get(ALPHA),
                options.get(SIDES) == Sides.BOTH,
                options.get(DECISION) == Decision.HALF,
                BatchMasks.spacing(options)));
    }
}
