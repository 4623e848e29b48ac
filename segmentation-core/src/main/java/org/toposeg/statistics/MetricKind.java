package org.toposeg.statistics;

import java.util.Locale;
import java.util.Set;

/**
 * How a metric's values are to be read.
 *
 * @param name as in the table's column, e.g. {@code dice}, {@code hd95}
 * @param higherIsBetter false for distances and errors
 * @param least smallest possible value
 * @param greatest largest possible value; infinite for distances
 */
public record MetricKind(String name, boolean higherIsBetter, double least, double greatest) {

    private static final Set<String> FRACTIONS = Set.of(
            "dice",
            "iou",
            "jaccard",
            "precision",
            "recall",
            "sensitivity",
            "specificity",
            "accuracy",
            "nsd",
            "boundaryiou",
            "cldice",
            "volumetricsimilarity",
            "f1",
            "panopticquality",
            "recognitionquality",
            "segmentationquality");

    private static final Set<String> DISTANCES =
            Set.of("hd", "hd95", "hausdorff", "assd", "asd", "masd", "mae", "rmse", "loss", "brier", "nll", "ece");

    /** The kind known by this name; a name that is not known is taken as unbounded and higher-is-better. */
    public static MetricKind of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (FRACTIONS.contains(plain)) {
            return new MetricKind(name, true, 0, 1);
        }
        boolean worse = DISTANCES.contains(plain)
                || plain.contains("error")
                || plain.startsWith("hd")
                || plain.contains("distance");
        return new MetricKind(name, !worse, worse ? 0 : Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Whether {@link #of} knows the name rather than guessing. */
    public static boolean isKnown(String name) {
        MetricKind kind = of(name);
        return !kind.higherIsBetter() || kind.greatest() == 1;
    }

    public MetricKind lowerIsBetter() {
        return new MetricKind(name, false, least, greatest);
    }

    /** Whether {@code a} is better than {@code b}. */
    public boolean isBetter(double a, double b) {
        return higherIsBetter ? a > b : a < b;
    }

    /** An interval cut to the values that the metric can take. */
    public Interval clip(Interval interval) {
        return new Interval(
                Math.max(least, interval.low()),
                Math.min(greatest, interval.high()),
                interval.level(),
                interval.method());
    }
}
