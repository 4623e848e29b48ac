package org.toposeg.statistics;

/**
 * One run against another on the same units, {@code a - b} for each.
 *
 * @param metric compared
 * @param units pairs of scores: cases × seeds × labels
 * @param meanDifference of {@code a - b}
 * @param interval of the mean difference, resampling cases; null for fewer than two
 * @param wilcoxon of the differences, seeds averaged within a case first
 * @param adjusted p value after Holm's correction over all pairs of runs of this metric
 * @param cohensDz mean over standard deviation of the differences; null where they do not vary
 * @param winsOfA cases on which {@code a} is better
 * @param winsOfB cases on which {@code b} is better
 * @param conclusion what may be said, in one sentence
 */
public record PairedComparison(
        String metric,
        String a,
        String b,
        int units,
        int cases,
        double meanDifference,
        double medianDifference,
        Interval interval,
        WilcoxonSignedRank.Result wilcoxon,
        double adjusted,
        Double cohensDz,
        int winsOfA,
        int winsOfB,
        int ties,
        String conclusion) {}
