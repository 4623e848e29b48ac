package org.toposeg.statistics;

/**
 * @param level of intervals, and one minus the level at which a difference is called one
 * @param resamples of the bootstrap
 * @param seed of its draws
 * @param interval kind of bootstrap interval
 * @param test how the p value of Wilcoxon's test is found
 */
public record ComparisonOptions(
        double level, int resamples, long seed, Bootstrap.Method interval, WilcoxonSignedRank.Method test) {

    public static final ComparisonOptions DEFAULT =
            new ComparisonOptions(0.95, 10_000, 1, Bootstrap.Method.BCA, WilcoxonSignedRank.Method.AUTO);
}
