package org.toposeg.statistics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs ranked by their mean, and how stable that is when other cases are drawn (Wiesenfarth et al., Scientific Reports
 * 11:2369, 2021).
 *
 * @param metric ranked by
 * @param resamples draws of cases with replacement
 * @param kendallTau mean rank correlation between the ranking of a draw and that of all cases; null for one run
 * @param same fraction of the draws with the very same order
 * @param runs best first
 */
public record Ranking(
        String metric, int resamples, @Nullable Double kendallTau, double same, List<Place> runs) {

    /**
     * @param rank from 1 for the best; equal means share the better rank
     * @param mean over all cases
     * @param interval of the mean, BCa bootstrap over cases
     * @param seedDeviation standard deviation of the seeds' means; null for one seed
     * @param frequency fraction of the draws in which the run had this rank
     */
    public record Place(
            String run,
            int rank,
            double mean,
            @Nullable Interval interval,
            @Nullable Double seedDeviation,
            Map<Integer, Double> frequency) {}
}
