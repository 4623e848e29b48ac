package org.toposeg.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * One run against another on the same units, {@code a - b} for each; in the file the parts stand without names of their own.
 *
 * @param pair what is compared
 * @param units pairs of scores: cases × seeds × labels
 * @param difference how far they are apart
 * @param significance whether that may be chance
 * @param wins on how many cases one is better
 * @param conclusion what may be said, in one sentence
 */
public record PairedComparison(
        @JsonUnwrapped Pair pair,
        int units,
        int cases,
        @JsonUnwrapped Difference difference,
        @JsonUnwrapped Significance significance,
        @JsonUnwrapped Wins wins,
        String conclusion) {

    /**
     * @param metric compared
     * @param a name of a run
     * @param b name of another
     */
    public record Pair(String metric, String a, String b) {}

    /**
     * @param mean of {@code a - b}; {@code meanDifference} in the file
     * @param median likewise
     * @param interval of the mean difference, resampling cases; null for fewer than two
     */
    public record Difference(
            @JsonProperty("meanDifference") double mean,
            @JsonProperty("medianDifference") double median,
            Interval interval) {}

    /**
     * @param wilcoxon of the differences, seeds averaged within a case first
     * @param adjusted p value after Holm's correction over all pairs of runs of this metric
     * @param cohensDz mean over standard deviation of the differences; null where they do not vary
     */
    public record Significance(WilcoxonSignedRank.Result wilcoxon, double adjusted, Double cohensDz) {}

    /**
     * @param ofA cases on which {@code a} is better; {@code winsOfA} in the file
     * @param ofB cases on which {@code b} is better
     */
    public record Wins(
            @JsonProperty("winsOfA") int ofA,
            @JsonProperty("winsOfB") int ofB,
            int ties) {}
}
