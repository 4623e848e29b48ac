package org.toposeg.statistics;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toposeg.metric.Metric;
import org.toposeg.metric.Metrics;
import org.toposeg.metric.Scale;

/**
 * How a metric's values are to be read.
 *
 * @param name as in the table's column, e.g. {@code dice}, {@code hd95}, {@code lesions.f1}
 * @param higherIsBetter false for distances and errors
 * @param least smallest possible value
 * @param greatest largest possible value; infinite for distances
 */
public record MetricKind(String name, boolean higherIsBetter, double least, double greatest) {

    private static final Map<String, Scale> OWN = Metrics.all().stream()
            .map(Metric::info)
            .collect(Collectors.toMap(info -> plain(info.key()), info -> info.scale()));

    /** What others call it, or what is no comparison of masks and stands in tables of theirs. */
    private static final Map<String, Scale> OTHERS = others();

    private static final Pattern PERCENTILE = Pattern.compile("hd\\d+");

    private static Map<String, Scale> others() {
        Map<String, Scale> fractions = Stream.of("jaccard", "sensitivity", "accuracy", "f1")
                .collect(Collectors.toMap(Function.identity(), name -> Scale.fraction()));
        Map<String, Scale> all = Stream.of(
                        "hausdorff", "mae", "rmse", "loss", "brier", "nll", "ece", "error", "distance")
                .collect(Collectors.toMap(Function.identity(), name -> Scale.error("")));
        all.putAll(fractions);
        return all;
    }

    /**
     * The kind of a metric that is known to be good where it is high or where it is low, by its column: one of ours (a part
     * of one after a point, such as {@code lesions.f1}), or one that others use.
     *
     * @return empty for an unknown name, and for what is neither good nor bad, such as volumes
     */
    public static Optional<MetricKind> find(String column) {
        return scale(column)
                .filter(scale -> scale.better() != Scale.Better.NEITHER)
                .map(scale ->
                        new MetricKind(column, scale.better() == Scale.Better.HIGHER, scale.least(), scale.greatest()));
    }

    /**
     * As {@link #find}.
     *
     * @throws IllegalArgumentException in one sentence, if it is not known which values are good
     */
    public static MetricKind of(String column) {
        return find(column)
                .orElseThrow(() -> new IllegalArgumentException("whether a high or a low " + column
                        + " is good is not known; say which, or name a known metric such as dice or hd95."));
    }

    /** Whether a column is named as a metric is, a descriptive one included. */
    public static boolean isKnown(String column) {
        return scale(column).isPresent();
    }

    private static Optional<Scale> scale(String column) {
        String[] parts = column.split("\\.", 3);
        Scale whole = OWN.get(plain(parts[0]));
        if (whole != null) {
            return Optional.of(parts.length == 1 ? whole : whole.of(parts[1]));
        }
        String plain = plain(column);
        Matcher percentile = PERCENTILE.matcher(plain);
        return Optional.ofNullable(percentile.matches() ? OWN.get("hd") : OWN.getOrDefault(plain, OTHERS.get(plain)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** A metric of which a low value is good, whatever is known of it. */
    public static MetricKind lowerIsBetter(String column) {
        return directed(column, false);
    }

    /** A metric of which a high value is good, whatever is known of it. */
    public static MetricKind higherIsBetter(String column) {
        return directed(column, true);
    }

    private static MetricKind directed(String column, boolean higher) {
        double least = scale(column).map(Scale::least).orElse(Double.NEGATIVE_INFINITY);
        double greatest = scale(column).map(Scale::greatest).orElse(Double.POSITIVE_INFINITY);
        return new MetricKind(column, higher, least, greatest);
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
