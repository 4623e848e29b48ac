package org.toposeg.fairness;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A metric by the groups of one attribute; in the file the parts stand without names of their own.
 *
 * @param attribute by which cases are grouped
 * @param disparity between its groups
 * @param regrouping how likely such gaps are by chance
 * @param conclusion what may be said, in one sentence
 */
public record AttributeReport(
        @JsonUnwrapped Attribute attribute,
        @JsonUnwrapped Disparity disparity,
        @JsonUnwrapped Regrouping regrouping,
        List<GroupReport> groups,
        List<String> warnings,
        String conclusion) {

    /**
     * @param bins edges by which a measured attribute was grouped, null for a named one
     * @param cases of which the attribute is known
     * @param unknown number of cases of which it is not
     */
    public record Attribute(String name, List<Double> bins, int cases, int unknown) {}

    /**
     * @param overall mean over the cases of which the attribute is known
     * @param equityScaled by absolute gaps, see {@link EquityScale}
     * @param equityScaledDeviation by standard deviation; null for a single group
     * @param sumOfGaps Σ |group mean - overall|
     * @param largestGap best minus worst group mean, at least 0
     * @param minMax smallest over largest group mean, 1 when equal; null where undefined
     * @param worstGroup among groups that are large enough; null where fewer than two are
     */
    public record Disparity(
            double overall,
            double equityScaled,
            Double equityScaledDeviation,
            double sumOfGaps,
            double largestGap,
            Double minMax,
            String worstGroup) {}

    /**
     * @param chance how often random regroupings into groups of the same sizes reach the largest gap
     * @param adjusted the same, corrected for the number of attributes looked at (Holm); {@code chanceAdjusted} in the file
     */
    public record Regrouping(
            double chance, @JsonProperty("chanceAdjusted") double adjusted) {}
}
