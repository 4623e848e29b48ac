package org.toposeg.loss.boundary;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/**
 * SAUNA (Nguyen et al., MICCAI 2024): the target becomes a map g in [−1,1] that is surest in the middle of structures, the
 * prediction y = tanh(x), and the loss is a focal L1 distance plus the generalised Jaccard metric loss of the two.
 *
 * <p>The focal L1 distance is the mean of w·|y − g| with w = alpha·|y − g|^beta where y and g have the same sign, else 1; the
 * Jaccard part compares the positive halves of y and g and the negative ones with Σ(a + b) ∓ Σ|a − b| as intersection and
 * union. Of several channels, y is that of the log-odds log(p/(1−p)) of each foreground class; of one channel that is x.
 */
public final class SaunaLoss implements LossDefinition {

    private enum Halves {
        TOGETHER,
        APART
    }

    private enum Distance {
        EXACT,
        OPENCV
    }

    private enum Target {
        MASK,
        MAP
    }

    private static final Option<Double> ALPHA =
            Option.number("alpha", 2, Range.atLeast(0), "factor of the focal weight");
    private static final Option<Double> BETA =
            Option.number("beta", 1, Range.atLeast(0), "exponent of the focal weight, at least 0");
    private static final Option<Double> POSITIVE_WEIGHT =
            Option.number("pos_weight", 1, Range.atLeast(0), "factor of voxels whose soft label is positive");
    private static final Option<Double> SECONDARY_WEIGHT =
            Option.number("secondary_weight", 1, Range.atLeast(0), "weight of foreground classes after the first");
    private static final Option<Double> FOCAL_WEIGHT =
            Option.number("focal_weight", 1, Range.atLeast(0), "weight of the focal L1 part");
    private static final Option<Double> DISTANCE_WEIGHT =
            Option.number("distance_weight", 1, Range.atLeast(0), "weight of the Jaccard part");
    private static final Option<Halves> JACCARD =
            Option.word("jaccard", Halves.TOGETHER, "together: one ratio of both halves; apart: their sum");
    private static final Option<Distance> DISTANCE = Option.word(
            "distance",
            Distance.EXACT,
            "exact: Euclidean; opencv: the published code's 5x5 chamfer distance, images only");
    private static final Option<Target> TARGET =
            Option.word("target", Target.MASK, "mask: the soft label is made here; map: it is 2t - 1");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "sauna",
                "Focal L1 + generalised Jaccard metric loss of tanh(logit) and a signed soft label of border and"
                        + " thickness.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(k n), k the thickest structure: two distance transforms and two maxima over boxes a class",
                "Nguyen et al., MICCAI 2024; Oulu-IMEDS/SAUNA",
                List.of(
                        ALPHA,
                        BETA,
                        POSITIVE_WEIGHT,
                        SECONDARY_WEIGHT,
                        FOCAL_WEIGHT,
                        DISTANCE_WEIGHT,
                        JACCARD,
                        DISTANCE,
                        TARGET));
    }

    @Override
    public Loss create(Options options) {
        boolean opencv = options.get(DISTANCE) == Distance.OPENCV;
        boolean made = options.get(TARGET) == Target.MASK;
        SignedDistanceLoss.Settings settings = new SignedDistanceLoss.Settings(
                options.get(ALPHA),
                options.get(BETA),
                options.get(POSITIVE_WEIGHT),
                options.get(SECONDARY_WEIGHT),
                options.get(FOCAL_WEIGHT),
                options.get(DISTANCE_WEIGHT),
                options.get(JACCARD) == Halves.TOGETHER);
        return Probabilities.loss(new SignedDistanceLoss(settings, made ? new UncertaintyMap(opencv) : null));
    }
}
