package org.toposeg.fairness;

import org.jspecify.annotations.Nullable;
import org.toposeg.statistics.Interval;

/**
 * One group of an attribute.
 *
 * @param mean of the metric
 * @param standardDeviation null for a single case
 * @param interval of the mean, null for a single case
 * @param gap mean minus the mean over all cases
 * @param small whether it has too few cases to be judged
 */
public record GroupReport(
        String value,
        int cases,
        double mean,
        @Nullable Double standardDeviation,
        @Nullable Interval interval,
        double least,
        double greatest,
        double gap,
        boolean small) {}
