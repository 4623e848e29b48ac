package org.toposeg.loss.skeleton;

/** The harmonic mean 2PR/(P + R) of P = (a + s)/(b + s) and R = (c + s)/(d + s), of which clDice and its kin are made. */
final class TwoRatios {

    private TwoRatios() {}

    /**
     * @param sums a, b, c, d first
     * @param smooth s
     * @param factor of the derivatives
     * @param slopes gets factor × the derivatives by a, b, c, d; a ratio by 0 is 0 and has none
     * @return the harmonic mean, 0 if both ratios are 0
     */
    static double harmonic(double[] sums, double smooth, double factor, double[] slopes) {
        double precisionBy = sums[1] + smooth;
        double sensitivityBy = sums[3] + smooth;
        double precision = precisionBy == 0 ? 0 : (sums[0] + smooth) / precisionBy;
        double sensitivity = sensitivityBy == 0 ? 0 : (sums[2] + smooth) / sensitivityBy;
        double both = precision + sensitivity;
        if (both == 0) {
            return 0;
        }
        slopes[0] = precisionBy == 0 ? 0 : factor * 2 * Math.pow(sensitivity / both, 2) / precisionBy;
        slopes[1] = -slopes[0] * precision;
        slopes[2] = sensitivityBy == 0 ? 0 : factor * 2 * Math.pow(precision / both, 2) / sensitivityBy;
        slopes[3] = -slopes[2] * sensitivity;
        return 2 * precision * sensitivity / both;
    }
}
