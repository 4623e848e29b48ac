package org.toposeg.loss.cardinality;

/** A loss of one region as a function of its overlap. */
@FunctionalInterface
public interface Ratio {

    /**
     * @param common of prediction and target
     * @param prediction |p|
     * @param target |t|
     * @param gradients receive d value / d common and d value / d |p|
     * @return the value
     */
    double of(double common, double prediction, double target, double[] gradients);

    /**
     * {@code 1 - (k·common + numeratorSmoothing) / (k·(common + α·(|p|-common) + β·(|t|-common)) + denominatorSmoothing)}; false positives are
     * |p|-common, false negatives |t|-common. Dice has k = 2, α = β = 1/2, Jaccard α = β = 1.
     */
    static Ratio tversky(double k, double alpha, double beta, double numeratorSmoothing, double denominatorSmoothing) {
        return (common, prediction, target, gradients) -> {
            double numerator = k * common + numeratorSmoothing;
            double denominator =
                    k * (common + alpha * (prediction - common) + beta * (target - common)) + denominatorSmoothing;
            if (denominator == 0) {
                return 0;
            }
            double byDenominator = numerator / (denominator * denominator);
            gradients[0] = -k / denominator + byDenominator * k * (1 - alpha - beta);
            gradients[1] = byDenominator * k * alpha;
            return 1 - numerator / denominator;
        };
    }

    /** {@code -log(1 - loss)}. */
    default Ratio logarithm() {
        return (common, prediction, target, gradients) -> {
            double score = Math.max(1e-12, 1 - of(common, prediction, target, gradients));
            gradients[0] /= score;
            gradients[1] /= score;
            return -Math.log(score);
        };
    }

    /** The loss to the power {@code gamma}; at 0 the slope is taken as 0 where the power's is infinite. */
    default Ratio power(double gamma) {
        return (common, prediction, target, gradients) -> {
            double value = of(common, prediction, target, gradients);
            double factor = value > 0 ? gamma * Math.pow(value, gamma - 1) : 0;
            gradients[0] *= factor;
            gradients[1] *= factor;
            return value > 0 ? Math.pow(value, gamma) : 0;
        };
    }
}
