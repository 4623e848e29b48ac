package org.toposeg.fairness;

import java.util.List;

/**
 * A metric by the groups of one attribute.
 *
 * @param bins edges by which a measured attribute was grouped, null for a named one
 * @param cases of which the attribute is known
 * @param unknown number of cases of which it is not
 * @param overall mean over the cases of which it is known
 * @param equityScaled by absolute gaps, see {@link EquityScale}
 * @param equityScaledDeviation by standard deviation; null for a single group
 * @param sumOfGaps Σ |group mean - overall|
 * @param largestGap best minus worst group mean, at least 0
 * @param minMax smallest over largest group mean, 1 when equal; null where undefined
 * @param worstGroup among groups that are large enough; null where fewer than two are
 * @param chance how often random regroupings into groups of the same sizes reach {@code largestGap}
 * @param chanceAdjusted the same, corrected for the number of attributes looked at (Holm)
 * @param conclusion what may be said, in one sentence
 */
public record AttributeReport(
        String name,
        List<Double> bins,
        int cases,
        int unknown,
        double overall,
        double equityScaled,
        Double equityScaledDeviation,
        double sumOfGaps,
        double largestGap,
        Double minMax,
        String worstGroup,
        double chance,
        double chanceAdjusted,
        List<GroupReport> groups,
        List<String> warnings,
        String conclusion) {}
