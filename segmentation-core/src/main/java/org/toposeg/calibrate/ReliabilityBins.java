package org.toposeg.calibrate;

import java.util.ArrayList;
import java.util.List;

/**
 * Probabilities in M equal bins {@code (l, u]}, each with its mean probability and the frequency with which the event came
 * true. The first bin holds 0 as well, so that every probability has one (in MetricsReloaded 0 falls in none).
 */
public final class ReliabilityBins {

    private final long[] counts;
    private final double[] probabilities;
    private final long[] events;

    /**
     * One bin.
     *
     * @param lower exclusive
     * @param upper inclusive
     * @param probability mean in the bin; 0 for an empty one
     * @param frequency of the event; 0 for an empty one
     */
    public record Bin(double lower, double upper, long count, double probability, double frequency) {

        double gap() {
            return Math.abs(frequency - probability);
        }
    }

    public ReliabilityBins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("at least one bin is needed, got " + bins);
        }
        counts = new long[bins];
        probabilities = new double[bins];
        events = new long[bins];
    }

    public void add(double probability, boolean event) {
        int bin = bin(probability);
        counts[bin]++;
        probabilities[bin] += probability;
        events[bin] += event ? 1 : 0;
    }

    /** Bounds are compared as the fractions k/M themselves: rounding in the product must not move a value. */
    private int bin(double p) {
        int m = counts.length;
        int bin = Math.clamp((int) Math.ceil(p * m) - 1, 0, m - 1);
        while (bin > 0 && p <= (double) bin / m) {
            bin--;
        }
        while (bin < m - 1 && p > (double) (bin + 1) / m) {
            bin++;
        }
        return bin;
    }

    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < counts.length; b++) {
            double n = Math.max(1, counts[b]);
            bins.add(new Bin(
                    (double) b / counts.length,
                    (double) (b + 1) / counts.length,
                    counts[b],
                    probabilities[b] / n,
                    events[b] / n));
        }
        return bins;
    }

    public long count() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** Expected calibration error Σ |B|/n · |frequency - mean probability|; NaN without values. */
    public double error() {
        return error(bins());
    }

    static double error(List<Bin> bins) {
        double total = bins.stream().mapToLong(Bin::count).sum();
        return bins.stream().mapToDouble(bin -> bin.count() / total * bin.gap()).sum();
    }

    /** The largest gap of a bin that is not empty; NaN without values. */
    public double greatestError() {
        return bins().stream()
                .filter(bin -> bin.count() > 0)
                .mapToDouble(Bin::gap)
                .max()
                .orElse(Double.NaN);
    }
}
