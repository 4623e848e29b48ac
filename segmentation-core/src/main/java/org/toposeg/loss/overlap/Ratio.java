package org.toposeg.loss.overlap;

/** A loss of one region as a function of its overlap. */
@FunctionalInterface
interface Ratio {

    /**
     * @param common of prediction and target
     * @param prediction |p|
     * @param target |t|
     * @param slopes receive d value / d common and d value / d |p|
     * @return the value
     */
    double of(double common, double prediction, double target, double[] slopes);

    /**
     * {@code 1 - (k·common + above) / (k·(common + α·(|p|-common) + β·(|t|-common)) + below)}; false positives are
     * |p|-common, false negatives |t|-common. Dice has k = 2, α = β = 1/2, Jaccard α = β = 1.
     */
    static Ratio tversky(double k, double alpha, double beta, double above, double below) {
        return (common, prediction, target, slopes) -> {
            double numerator = k * common + above;
            double denominator = k * (common + alpha * (prediction - common) + beta * (target - common)) + below;
            if (denominator == 0) {
                return 0;
            }
            double byDenominator = numerator / (denominator * denominator);
            slopes[0] = -k / denominator + byDenominator * k * (1 - alpha - beta);
            slopes[1] = byDenominator * k * alpha;
            return 1 - numerator / denominator;
        };
    }

    /** {@code -log(1 - loss)}. */
    default Ratio logarithm() {
        return (common, prediction, target, slopes) -> {
            double score = Math.max(1e-12, 1 - of(common, prediction, target, slopes));
            slopes[0] /= score;
            slopes[1] /= score;
            return -Math.log(score);
        };
    }

    /** The loss to the power {@code gamma}; at 0 the slope is taken as 0 where the power's is infinite. */
    default Ratio power(double gamma) {
        return (common, prediction, target, slopes) -> {
            double value = of(common, prediction, target, slopes);
            double factor = value > 0 ? gamma * Math.pow(value, gamma - 1) : 0;
            slopes[0] *= factor;
            slopes[1] *= factor;
            return value > 0 ? Math.pow(value, gamma) : 0;
        };
    }
}
