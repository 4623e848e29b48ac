package org.toposeg.loss.overlap;

import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.cardinality.ActiveClasses;
import org.toposeg.loss.cardinality.Cardinality;
import org.toposeg.loss.cardinality.Ratio;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** What the Jaccard metric and the Dice semimetric loss share. */
final class SemimetricOptions {

    static final String FORMULA = "mean over active classes of (1 - (tp + s) / (tp + α·fp + β·fn + s))^γ,"
            + " tp = (Σp + Σt - Σ|p-t|)/2, fp = Σp - tp, fn = Σt - tp, summed over the batch.";
    static final String SOURCE = "Wang, Ning and Blaschko 2023; numbers as zifuwanggg/JDTLosses";

    private static final Option<Double> ALPHA =
            Option.number("alpha", 0.5, Range.atLeast(0), "weight of false positives, at least 0");
    private static final Option<Double> BETA =
            Option.number("beta", 0.5, Range.atLeast(0), "weight of false negatives, at least 0");
    private static final Option<Double> GAMMA = Option.number("gamma", 1, Range.atLeast(1), "exponent, at least 1");
    private static final Option<Double> SMOOTH =
            Option.number("smooth", 1e-3, Range.atLeast(0), "s, added to numerator and denominator");
    private static final Option<Double> MIOU_D =
            Option.number("miou_d", 1, Range.atLeast(0), "weight of the mean over classes of the batch's sums");
    private static final Option<Double> MIOU_I = Option.number(
            "miou_i", 0, Range.atLeast(0), "weight of the mean over images of the mean over an image's classes");
    private static final Option<Double> MIOU_C = Option.number(
            "miou_c", 0, Range.atLeast(0), "weight of the mean over classes of the mean over a class's images");
    private static final Option<Integer> NORM =
            Option.integer("norm", 1, 1, 2, "1: as above; 2: squares of p, t and p-t instead");
    private static final Option<Boolean> LOG_LOSS =
            Option.flag("log_loss", false, "true takes -log of the ratio instead of one minus it");
    private static final Option<ActiveClasses> ACTIVE = Option.word(
            "active",
            ActiveClasses.AUTO,
            "classes that count: present (in the target), all, or auto: present for hard and all for soft labels");
    private static final Option<Double> THRESHOLD =
            Option.number("threshold", 0.01, Range.of(0, 1), "a class is present where its target exceeds this");

    private SemimetricOptions() {}

    static List<Option<?>> options(double weight) {
        return List.of(
                ALPHA.defaulting(weight),
                BETA.defaulting(weight),
                GAMMA,
                SMOOTH,
                MIOU_D,
                MIOU_I,
                MIOU_C,
                NORM,
                LOG_LOSS,
                ACTIVE,
                THRESHOLD,
                OverlapOptions.CLASS_WEIGHTS);
    }

    static Loss loss(Options options) {
        double smooth = options.get(SMOOTH);
        Ratio ratio = Ratio.tversky(1, options.get(ALPHA), options.get(BETA), smooth, smooth);
        ratio = options.get(LOG_LOSS) ? ratio.logarithm() : ratio;
        double gamma = options.get(GAMMA);
        SemimetricScore score = new SemimetricScore(
                gamma == 1 ? ratio : ratio.power(gamma),
                options.get(MIOU_D),
                options.get(MIOU_I),
                options.get(MIOU_C),
                options.get(ACTIVE),
                options.get(THRESHOLD),
                options.get(OverlapOptions.CLASS_WEIGHTS));
        boolean squares = options.get(NORM) == 2;
        return OverlapLoss.of(squares ? Cardinality.SQUARED : Cardinality.METRIC, score);
    }
}
