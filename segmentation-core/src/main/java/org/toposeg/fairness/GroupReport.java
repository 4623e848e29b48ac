package org.toposeg.fairness;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.toposeg.statistics.Interval;

/**
 * One group of an attribute; in the file {@code scores} stand without a name of their own.
 *
 * @param scores of its cases
 * @param gap mean minus the mean over all cases
 * @param small whether it has too few cases to be judged
 */
public record GroupReport(String value, @JsonUnwrapped Scores scores, double gap, boolean small) {

    /**
     * @param mean of the metric
     * @param standardDeviation null for a single case
     * @param interval of the mean, null for a single case
     */
    public record Scores(
            int cases,
            double mean,
            @Nullable Double standardDeviation,
            @Nullable Interval interval,
            double least,
            double greatest) {}

    /** Mean of the metric. */
    public double mean() {
        return scores.mean();
    }

    public int cases() {
        return scores.cases();
    }
}
