package org.toposeg.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/** Plain numbers of a sample. */
public final class SampleStatistics {

    private SampleStatistics() {}

    /** NaN for an empty sample. */
    public static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** With n - 1 in the denominator; NaN for fewer than two values. */
    public static double standardDeviation(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(sorted, 0.5);
    }

    /**
     * Linear interpolation between order statistics, as NumPy's default and R's type 7.
     *
     * @param sorted ascending
     * @param q 0 to 1
     */
    public static double quantile(double[] sorted, double q) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = q * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** The same of single-precision values. */
    public static double quantile(float[] sorted, double q) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = q * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * ((double) sorted[above] - sorted[below]);
    }

    /**
     * Student's interval of the mean. It grows honestly wide for few values, where a bootstrap is too narrow.
     *
     * @return empty for fewer than two values: one value says nothing about the spread
     */
    public static Optional<Interval> studentInterval(double[] values, double level) {
        if (values.length < 2) {
            return Optional.empty();
        }
        double t = TDistribution.of(values.length - 1.0).inverseCumulativeProbability((1 + level) / 2);
        double half = t * standardDeviation(values) / Math.sqrt(values.length);
        double mean = mean(values);
        return Optional.of(new Interval(mean - half, mean + half, level, "student-t"));
    }
}
