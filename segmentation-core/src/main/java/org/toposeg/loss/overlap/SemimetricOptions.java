package org.toposeg.loss.overlap;

import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;

/** What the Jaccard metric and the Dice semimetric loss share. */
final class SemimetricOptions {

    static final String FORMULA = "mean over active classes of (1 - (tp + s) / (tp + α·fp + β·fn + s))^γ,"
            + " tp = (Σp + Σt - Σ|p-t|)/2, fp = Σp - tp, fn = Σt - tp, summed over the batch.";
    static final String SOURCE = "Wang, Ning and Blaschko 2023; numbers as zifuwanggg/JDTLosses";

    private SemimetricOptions() {}

    static List<LossOption> options(double weight) {
        return List.of(
                new LossOption("alpha", weight, "weight of false positives, at least 0"),
                new LossOption("beta", weight, "weight of false negatives, at least 0"),
                new LossOption("gamma", 1.0, "exponent, at least 1"),
                new LossOption("smooth", 1e-3, "s, added to numerator and denominator"),
                new LossOption("miou_d", 1.0, "weight of the mean over classes of the batch's sums"),
                new LossOption("miou_i", 0.0, "weight of the mean over images of the mean over an image's classes"),
                new LossOption("miou_c", 0.0, "weight of the mean over classes of the mean over a class's images"),
                new LossOption("norm", 1, "1: as above; 2: squares of p, t and p-t instead"),
                new LossOption("log_loss", false, "true takes -log of the ratio instead of one minus it"),
                new LossOption(
                        "active",
                        "auto",
                        "classes that count: present (in the target), all, or auto: present for hard and all for soft"
                                + " labels"),
                new LossOption("threshold", 0.01, "a class is present where its target exceeds this"),
                OverlapOptions.CLASS_WEIGHTS);
    }

    static Loss loss(LossOptions options) {
        double smooth = options.number("smooth", 0, Double.MAX_VALUE);
        double alpha = options.number("alpha", 0, Double.MAX_VALUE);
        double beta = options.number("beta", 0, Double.MAX_VALUE);
        Ratio ratio = Ratio.tversky(1, alpha, beta, smooth, smooth);
        ratio = options.flag("log_loss") ? ratio.logarithm() : ratio;
        double gamma = options.number("gamma", 1, Double.MAX_VALUE);
        SemimetricScore score = new SemimetricScore(
                gamma == 1 ? ratio : ratio.power(gamma),
                options.number("miou_d", 0, Double.MAX_VALUE),
                options.number("miou_i", 0, Double.MAX_VALUE),
                options.number("miou_c", 0, Double.MAX_VALUE),
                options.choice("active", "auto", "present", "all"),
                options.number("threshold"),
                options.numbers("class_weights"));
        boolean squares = (int) options.number("norm", 1, 2) == 2;
        return OverlapLoss.of(squares ? Cardinality.SQUARED : Cardinality.METRIC, score);
    }
}
