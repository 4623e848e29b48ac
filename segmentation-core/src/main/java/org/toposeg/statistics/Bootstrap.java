package org.toposeg.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Bootstrap intervals of any statistic of a sample (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993).
 * Cases are drawn with replacement; the draws depend on the seed only.
 */
public final class Bootstrap {

    /** Which interval. */
    public enum Method {
        /** Between the quantiles of the resampled statistic. */
        PERCENTILE("percentile bootstrap"),
        /** Bias corrected and accelerated, chapter 14.3. */
        BCA("BCa bootstrap");

        private final String text;

        Method(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final int resamples;
    private final long seed;
    private final double level;

    public Bootstrap(int resamples, long seed, double level) {
        if (resamples < 100 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a bootstrap needs at least 100 resamples and a level between 0 and 1,"
                    + " got " + resamples + " and " + level);
        }
        this.resamples = resamples;
        this.seed = seed;
        this.level = level;
    }

    /**
     * @param statistic of a sample of the same length
     * @return empty for fewer than two values. Where BCa is undefined (all resamples equal), the percentile interval,
     *     named so
     */
    public Optional<Interval> interval(double[] values, ToDoubleFunction<double[]> statistic, Method method) {
        if (values.length < 2) {
            return Optional.empty();
        }
        double[] drawn = draws(values, statistic);
        double seen = statistic.applyAsDouble(values);
        double tail = (1 - level) / 2;
        if (method == Method.BCA) {
            double bias = bias(drawn, seen);
            double acceleration = acceleration(values, statistic);
            double low = shifted(tail, bias, acceleration);
            double high = shifted(1 - tail, bias, acceleration);
            if (Double.isFinite(low) && Double.isFinite(high)) {
                return Optional.of(between(drawn, low, high, Method.BCA));
            }
        }
        return Optional.of(between(drawn, tail, 1 - tail, Method.PERCENTILE));
    }

    private Interval between(double[] drawn, double low, double high, Method method) {
        return new Interval(
                SampleStatistics.quantile(drawn, low),
                SampleStatistics.quantile(drawn, high),
                level,
                method.toString());
    }

    /** Resampled statistics, ascending. */
    private double[] draws(double[] values, ToDoubleFunction<double[]> statistic) {
        Random random = new Random(seed);
        double[] sample = new double[values.length];
        double[] drawn = new double[resamples];
        for (int b = 0; b < resamples; b++) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = values[random.nextInt(values.length)];
            }
            drawn[b] = statistic.applyAsDouble(sample);
        }
        Arrays.sort(drawn);
        return drawn;
    }

    /** Ties count half, as in SciPy. */
    private static double bias(double[] drawn, double seen) {
        double below = 0;
        for (double d : drawn) {
            below += d < seen ? 1 : d == seen ? 0.5 : 0;
        }
        double fraction = below / drawn.length;
        return fraction <= 0 || fraction >= 1
                ? Double.NaN
                : NormalDistribution.of(0, 1).inverseCumulativeProbability(fraction);
    }

    /** From the jackknife. */
    private static double acceleration(double[] values, ToDoubleFunction<double[]> statistic) {
        int n = values.length;
        double[] left = new double[n];
        for (int i = 0; i < n; i++) {
            double[] others = new double[n - 1];
            System.arraycopy(values, 0, others, 0, i);
            System.arraycopy(values, i + 1, others, i, n - 1 - i);
            left[i] = statistic.applyAsDouble(others);
        }
        double mean = SampleStatistics.mean(left);
        double cubes = 0;
        double squares = 0;
        for (double l : left) {
            cubes += Math.pow(mean - l, 3);
            squares += Math.pow(mean - l, 2);
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double shifted(double tail, double bias, double acceleration) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double z = bias + normal.inverseCumulativeProbability(tail);
        double moved = bias + z / (1 - acceleration * z);
        return Double.isNaN(moved) ? Double.NaN : normal.cumulativeProbability(moved);
    }
}
