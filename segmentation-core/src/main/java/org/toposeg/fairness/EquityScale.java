package org.toposeg.fairness;

import java.util.Arrays;
import org.toposeg.statistics.SampleStatistics;

/**
 * Equity-scaled metrics (Tian et al., "FairSeg", ICLR 2024): a metric's mean over all cases, made worse by the gaps
 * between its group means {@code m_a} and that mean {@code m}.
 *
 * <p>Higher-is-better metrics (Dice, IoU): {@code m / (1 + α Σ_a |m_a - m|)}; in the variant by standard deviation
 * {@code m / (1 + α sd(m_a))} with n - 1 in the denominator. This is what the published code computes.
 *
 * <p>Lower-is-better metrics (HD95): the published code divides as well, so that gaps would make a distance look
 * <em>better</em>. Here distances are multiplied by the same term instead. Their gaps are in mm, so equity-scaled
 * distances compare only with others in mm.
 */
public final class EquityScale {

    private EquityScale() {}

    /** The sum of the absolute differences between the group means and the mean over all cases. */
    public static double sumOfGaps(double overall, double[] groupMeans) {
        return Arrays.stream(groupMeans).map(m -> Math.abs(m - overall)).sum();
    }

    /** The form by absolute gaps. */
    public static double byGaps(double overall, double[] groupMeans, double alpha, boolean higherIsBetter) {
        return scale(overall, alpha * sumOfGaps(overall, groupMeans), higherIsBetter);
    }

    /** The form by the standard deviation of the group means; NaN for a single group. */
    public static double byDeviation(double overall, double[] groupMeans, double alpha, boolean higherIsBetter) {
        return scale(overall, alpha * SampleStatistics.standardDeviation(groupMeans), higherIsBetter);
    }

    private static double scale(double overall, double penalty, boolean higherIsBetter) {
        return higherIsBetter ? overall / (1 + penalty) : overall * (1 + penalty);
    }
}
