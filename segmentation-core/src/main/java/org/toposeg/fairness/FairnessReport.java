package org.toposeg.fairness;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.toposeg.statistics.Interval;

/**
 * A metric by attribute and group; in the file {@code scores} stand without a name of their own.
 *
 * @param scores of all cases
 * @param notes what was left out or joined, and how
 * @param warnings what keeps this report from supporting claims
 */
public record FairnessReport(
        @JsonUnwrapped Scores scores,
        FairnessOptions options,
        List<AttributeReport> attributes,
        List<String> notes,
        List<String> warnings) {

    /**
     * @param overall mean over all cases
     * @param interval of it, null for a single case
     */
    public record Scores(String metric, boolean higherIsBetter, int cases, double overall, Interval interval) {}
}
