package org.toposeg.fairness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toposeg.statistics.Interval;

/**
 * A metric by attribute and group.
 *
 * @param overall mean over all cases
 * @param interval of it, null for a single case
 * @param notes what was left out or joined, and how
 * @param warnings what keeps this report from supporting claims
 */
public record FairnessReport(
        String metric,
        boolean higherIsBetter,
        int cases,
        double overall,
        @Nullable Interval interval,
        FairnessOptions options,
        List<AttributeReport> attributes,
        List<String> notes,
        List<String> warnings) {}
