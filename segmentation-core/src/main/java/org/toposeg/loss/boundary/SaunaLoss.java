package org.toposeg.loss.boundary;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.base.Probabilities;

/**
 * SAUNA (Nguyen et al., MICCAI 2024): the target becomes a map g in [−1,1] that is surest in the middle of structures, the
 * prediction y = tanh(x), and the loss is a focal L1 distance plus the generalised Jaccard metric loss of the two.
 *
 * <p>The focal L1 distance is the mean of w·|y − g| with w = alpha·|y − g|^beta where y and g have the same sign, else 1; the
 * Jaccard part compares the positive halves of y and g and the negative ones with Σ(a + b) ∓ Σ|a − b| as intersection and
 * union. Of several channels, y is that of the log-odds log(p/(1−p)) of each foreground class; of one channel that is x.
 */
public final class SaunaLoss implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "sauna",
                "focal L1 + generalised Jaccard metric loss of tanh(logit) and a signed soft label of border and thickness",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(k n), k the thickest structure: two distance transforms and two maxima over boxes a class",
                "Nguyen et al., MICCAI 2024; Oulu-IMEDS/SAUNA",
                List.of(
                        new LossOption("alpha", 2.0, "factor of the focal weight"),
                        new LossOption("beta", 1.0, "exponent of the focal weight, at least 0"),
                        new LossOption("pos_weight", 1.0, "factor of voxels whose soft label is positive"),
                        new LossOption("secondary_weight", 1.0, "weight of foreground classes after the first"),
                        new LossOption("focal_weight", 1.0, "weight of the focal L1 part"),
                        new LossOption("distance_weight", 1.0, "weight of the Jaccard part"),
                        new LossOption("jaccard", "together", "together: one ratio of both halves; apart: their sum"),
                        new LossOption(
                                "distance",
                                "exact",
                                "exact: Euclidean; opencv: the published code's 5x5 chamfer distance, images only"),
                        new LossOption("target", "mask", "mask: the soft label is made here; map: it is 2t - 1")));
    }

    @Override
    public Loss create(LossOptions options) {
        boolean opencv = options.choice("distance", "exact", "opencv").equals("opencv");
        boolean made = options.choice("target", "mask", "map").equals("mask");
        SignedDistanceLoss.Settings settings = new SignedDistanceLoss.Settings(
                options.number("alpha"),
                options.number("beta", 0, Double.MAX_VALUE),
                options.number("pos_weight"),
                options.number("secondary_weight"),
                options.number("focal_weight"),
                options.number("distance_weight"),
                options.choice("jaccard", "together", "apart").equals("together"));
        return Probabilities.loss(new SignedDistanceLoss(settings, made ? new UncertaintyMap(opencv) : null));
    }
}
