package org.toposeg.conformal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Split conformal intervals of a volume: prediction ± q · scale, where scale says how uncertain the case is and q is the
 * ⌈(n+1)(1-α)⌉-th smallest of the calibration cases' |predicted - true| / scale (Lei et al. 2018, locally weighted). A new
 * exchangeable case's true volume lies inside with probability at least 1 - α, whatever the scale; a good scale makes the
 * intervals short where the prediction is sure.
 *
 * @param factor q; infinite if there are too few cases to promise anything
 */
public record VolumeInterval(double alpha, int cases, double factor) {

    /** The volume's bounds in ml. */
    public record Bounds(double low, double high) {}

    /**
     * @param predicted volumes of the calibration cases
     * @param truth their true volumes
     * @param scales their uncertainty, above 0
     */
    public static VolumeInterval fit(double[] predicted, double[] truth, double[] scales, double alpha) {
        double[] weights = new double[predicted.length];
        Arrays.fill(weights, 1);
        return fit(predicted, truth, scales, alpha, weights, 1);
    }

    /** With weights as in {@link RiskControl}: the weighted quantile with the new case's weight at infinity. */
    public static VolumeInterval fit(
            double[] predicted, double[] truth, double[] scales, double alpha, double[] weights, double newWeight) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must lie between 0 and 1, got " + alpha);
        }
        double[] scores = new double[predicted.length];
        for (int i = 0; i < scores.length; i++) {
            if (!(scales[i] > 0)) {
                throw new IllegalArgumentException("a case's uncertainty must be above 0, got " + scales[i]);
            }
            scores[i] = Math.abs(predicted[i] - truth[i]) / scales[i];
        }
        double needed = (1 - alpha) * (Arrays.stream(weights).sum() + newWeight);
        double factor = Double.POSITIVE_INFINITY;
        double passed = 0;
        for (int i : IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .toList()) {
            passed += weights[i];
            // 1e-9: sums of weights such as 0.9 · 10 must not fail by rounding.
            if (passed >= needed - 1e-9) {
                factor = scores[i];
                break;
            }
        }
        return new VolumeInterval(alpha, scores.length, factor);
    }

    public boolean holds() {
        return Double.isFinite(factor);
    }

    /** Cut at 0; without enough cases everything is possible. */
    public Bounds of(double predicted, double scale) {
        return new Bounds(Math.max(0, predicted - factor * scale), predicted + factor * scale);
    }

    /**
     * A scale from probabilities: the volume that would change sides if each voxel were drawn, Σ p (1 - p), and one voxel.
     *
     * @param voxelMl volume of a voxel
     */
    public static double scale(float[] probability, double voxelMl) {
        double sum = 1;
        for (float p : probability) {
            sum += p * (1.0 - p);
        }
        return sum * voxelMl;
    }
}
