package org.toposeg.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Wilcoxon's signed rank test of paired differences, two-sided: could they be symmetric about zero?
 *
 * <p>Zeros are dropped first (Wilcoxon's own treatment; {@code zero_method="wilcox"} in SciPy); equal absolute
 * differences share their mean rank. The exact null distribution is that of all 2^n signs given the ranks that occurred,
 * so it stays exact with ties.
 */
public final class WilcoxonSignedRank {

    /** Up to this many differences the exact distribution is used, as in SciPy. */
    static final int MAX_EXACT = 50;

    /** How the p value is found. */
    public enum Method {
        /** Exact up to 50 differences without zeros and ties, else the normal one; SciPy's rule for ties is another. */
        AUTO,
        /** All 2^n signs. */
        EXACT,
        /** Normal approximation with the variance corrected for ties, without continuity correction. */
        NORMAL
    }

    /**
     * @param statistic the smaller of the two rank sums
     * @param pValue two-sided; 1 if all differences are zero
     * @param used differences that are not zero
     * @param zeros differences that are
     * @param ties whether absolute differences are equal to each other
     * @param method EXACT or NORMAL
     * @param rankBiserial (positive - negative rank sum) / total, the matched-pairs effect size from -1 to 1
     */
    public record Result(
            double statistic, double pValue, int used, int zeros, boolean ties, Method method, double rankBiserial) {}

    private WilcoxonSignedRank() {}

    /** @param differences one for each pair */
    public static Result test(double[] differences, Method method) {
        double[] nonzero = Arrays.stream(differences).filter(d -> d != 0).toArray();
        int zeros = differences.length - nonzero.length;
        if (nonzero.length == 0) {
            return new Result(0, 1, 0, zeros, false, Method.EXACT, 0);
        }
        double[] ranks = ranks(nonzero);
        boolean ties = Arrays.stream(ranks).distinct().count() < ranks.length;
        double positive = IntStream.range(0, ranks.length)
                .filter(i -> nonzero[i] > 0)
                .mapToDouble(i -> ranks[i])
                .sum();
        double total = ranks.length * (ranks.length + 1) / 2.0;
        double smaller = Math.min(positive, total - positive);
        boolean exact =
                method == Method.EXACT || method == Method.AUTO && ranks.length <= MAX_EXACT && !ties && zeros == 0;
        double p = exact ? exact(ranks, smaller) : normal(ranks, smaller);
        return new Result(
                smaller,
                p,
                ranks.length,
                zeros,
                ties,
                exact ? Method.EXACT : Method.NORMAL,
                (2 * positive - total) / total);
    }

    /** Ranks of the absolute values from 1; equal ones share the mean of their ranks. */
    private static double[] ranks(double[] values) {
        int n = values.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(values[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[n];
        int from = 0;
        while (from < n) {
            int to = from;
            while (to < n && Math.abs(values[order[to]]) == Math.abs(values[order[from]])) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[order[k]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** Counts the signs whose sum of positive ranks is at most the statistic; doubled ranks are whole numbers. */
    private static double exact(double[] ranks, double statistic) {
        int total = ranks.length * (ranks.length + 1);
        double[] probability = new double[total + 1];
        probability[0] = 1;
        int reached = 0;
        for (double rank : ranks) {
            int step = (int) Math.round(2 * rank);
            reached += step;
            for (int s = reached; s >= 0; s--) {
                probability[s] = (probability[s] + (s >= step ? probability[s - step] : 0)) / 2;
            }
        }
        double tail = 0;
        for (int s = 0; s <= Math.round(2 * statistic); s++) {
            tail += probability[s];
        }
        return Math.min(1, 2 * tail);
    }

    private static double normal(double[] ranks, double statistic) {
        double n = ranks.length;
        double mean = n * (n + 1) / 4;
        // Equal to n(n+1)(2n+1)/24 - Σ(t³-t)/48 over groups of t ties.
        double variance = Arrays.stream(ranks).map(r -> r * r).sum() / 4;
        double z = (statistic - mean) / Math.sqrt(variance);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).cumulativeProbability(z));
    }
}
