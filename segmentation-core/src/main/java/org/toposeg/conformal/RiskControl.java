package org.toposeg.conformal;

import java.util.Arrays;

/**
 * Conformal risk control (Angelopoulos et al., ICLR 2024): the largest threshold whose expected loss on a new case is at most
 * alpha. With n exchangeable calibration cases, losses in [0, B] that do not fall with the threshold λ, and mean loss R(λ):
 * λ̂ = max { λ : n/(n+1) R(λ) + B/(n+1) ≤ α }.
 *
 * <p>With weights (Tibshirani et al. 2019 for shifted inputs, then the likelihood ratio; Farinhas et al. 2024 for drift, then
 * weights that fall with age): Σ wᵢ Lᵢ(λ) / (Σ w + w') + B w' / (Σ w + w') ≤ α, where w' is the new case's weight.
 *
 * <p>The authors' published search returns the smallest threshold both when no threshold violates the bound (needlessly
 * cautious) and when all do (a guarantee that does not hold). Here the first gives the largest threshold and the second gives
 * none; {@link Search#CONFORMAL_RISK_CODE} is theirs.
 */
public final class RiskControl {

    /** Which search. */
    public enum Search {
        MATHEMATICS,
        /** aangelopoulos/conformal-risk, core/get_lhat.py; also asks for "below alpha" instead of "at most". */
        CONFORMAL_RISK_CODE
    }

    /**
     * @param threshold NaN if none controls the risk
     * @param bound on the expected loss of a new case at this threshold
     * @param meanLoss of the calibration cases there, weighted
     */
    public record Result(double threshold, double bound, double meanLoss) {

        public boolean holds() {
            return !Double.isNaN(threshold);
        }
    }

    private RiskControl() {}

    /** All cases count alike. */
    public static Result control(LossTable table, double alpha) {
        return control(table, alpha, Search.MATHEMATICS);
    }

    public static Result control(LossTable table, double alpha, Search search) {
        double[] weights = new double[table.cases()];
        Arrays.fill(weights, 1);
        return control(table, alpha, weights, 1, search);
    }

    /**
     * @param weights of the calibration cases, 0 or more
     * @param newWeight of the case to come; with weights by age 1, with likelihood ratios its own
     */
    public static Result control(LossTable table, double alpha, double[] weights, double newWeight) {
        return control(table, alpha, weights, newWeight, Search.MATHEMATICS);
    }

    private static Result control(LossTable table, double alpha, double[] weights, double newWeight, Search search) {
        if (!(alpha > 0 && alpha < table.bound())) {
            throw new IllegalArgumentException(
                    "alpha must lie between 0 and the largest loss, " + table.bound() + ", got " + alpha);
        }
        if (weights.length != table.cases() || Arrays.stream(weights).anyMatch(w -> !(w >= 0)) || !(newWeight > 0)) {
            throw new IllegalArgumentException("each of the " + table.cases()
                    + " cases needs a weight of 0 or more, and the new case one above 0");
        }
        double total = Arrays.stream(weights).sum() + newWeight;
        int best = -1;
        for (int k = 0; k < table.thresholds().length; k++) {
            double bound = bound(table, k, weights, newWeight, total);
            boolean allowed = search == Search.CONFORMAL_RISK_CODE ? bound < alpha : bound <= alpha;
            if (!allowed) {
                break;
            }
            best = k;
        }
        if (search == Search.CONFORMAL_RISK_CODE) {
            best = best == table.thresholds().length - 1 ? 0 : Math.max(best, 0);
        }
        if (best < 0) {
            return new Result(Double.NaN, bound(table, 0, weights, newWeight, total), mean(table, 0, weights));
        }
        return new Result(
                table.thresholds()[best], bound(table, best, weights, newWeight, total), mean(table, best, weights));
    }

    private static double bound(LossTable table, int k, double[] weights, double newWeight, double total) {
        return (weighted(table, k, weights) + newWeight * table.bound()) / total;
    }

    private static double mean(LossTable table, int k, double[] weights) {
        return weighted(table, k, weights) / Arrays.stream(weights).sum();
    }

    private static double weighted(LossTable table, int k, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * table.losses()[i][k];
        }
        return sum;
    }

    /** The fewest cases with which a risk of alpha can be promised at all, even if no case ever has a loss. */
    public static int fewestCases(double alpha, double bound) {
        return (int) Math.ceil(bound / alpha - 1 - 1e-9);
    }
}
