package org.toposeg.statistics;

import java.util.List;

/**
 * What {@code toposeg compare --json} prints and reports are made from.
 *
 * @param kind always {@code comparison}
 * @param runs names
 * @param cases on which every run was evaluated
 * @param seeds of each run; 1 where runs have none
 * @param methods how intervals and tests were computed, in words
 */
public record ComparisonReport(
        String kind,
        List<String> runs,
        int cases,
        int seeds,
        List<String> methods,
        List<Ranking> rankings,
        List<PairedComparison> comparisons,
        List<String> notes) {

    public static final String KIND = "comparison";
}
