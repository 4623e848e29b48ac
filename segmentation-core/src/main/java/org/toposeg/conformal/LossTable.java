package org.toposeg.conformal;

import java.util.Arrays;

/**
 * The loss of each calibration case at each threshold; it must not fall as the threshold rises (a higher threshold finds less,
 * so it misses more).
 *
 * @param thresholds ascending
 * @param losses case × threshold, 0 to {@code bound}
 * @param bound largest possible loss
 */
public record LossTable(double[] thresholds, double[][] losses, double bound) {

    /** Rounding in losses computed elsewhere. */
    private static final double ROUNDING = 1e-12;

    public LossTable {
        for (int k = 1; k < thresholds.length; k++) {
            if (!(thresholds[k] > thresholds[k - 1])) {
                throw new IllegalArgumentException("thresholds must ascend");
            }
        }
        for (double[] row : losses) {
            check(row, thresholds.length, bound);
        }
    }

    private static void check(double[] row, int length, double bound) {
        if (row.length != length) {
            throw new IllegalArgumentException("a row has " + row.length + " losses for " + length + " thresholds");
        }
        for (int k = 0; k < length; k++) {
            boolean falls = k > 0 && row[k] < row[k - 1] - ROUNDING;
            if (!(row[k] >= 0 && row[k] <= bound + ROUNDING) || falls) {
                throw new IllegalArgumentException("losses must lie between 0 and " + bound
                        + " and not fall as the threshold rises, got " + row[k]);
            }
        }
    }

    /** A table of whole steps from 0 to 1. */
    static double[] evenThresholds(int steps) {
        double[] thresholds = new double[steps + 1];
        Arrays.setAll(thresholds, k -> (double) k / steps);
        return thresholds;
    }

    public int cases() {
        return losses.length;
    }
}
