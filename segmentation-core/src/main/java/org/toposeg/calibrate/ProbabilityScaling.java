package org.toposeg.calibrate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.toposeg.infer.ProbabilityCorrection;
import org.toposeg.volume.Size;

/**
 * A fitted scaling. With {@code z = log p} as logits (they differ from the network's by a constant for each voxel, which the
 * softmax cancels), the probabilities become the softmax of
 *
 * <ul>
 *   <li>temperature: {@code z / T}, T = exp(parameter 0)
 *   <li>vector: {@code w_c z_c + b_c}, all w first, then all b
 *   <li>local: {@code z / T(v)}, log T(v) = parameters · features of the voxel ({@link LocalFeatures}); a small form of local
 *       temperature scaling (Ding et al., ICCV 2021), which fits a network for T
 * </ul>
 *
 * @param parameters as above; empty for no scaling
 */
public record ProbabilityScaling(CalibrationMethod method, List<Double> parameters) implements ProbabilityCorrection {

    /** Voxels that a thread takes at a time. */
    private static final int CHUNK = 1 << 14;

    public ProbabilityScaling {
        parameters = List.copyOf(parameters);
        if (method == CalibrationMethod.VECTOR && parameters.size() % 2 != 0) {
            throw new IllegalArgumentException("vector scaling needs a factor and an offset for each label");
        }
    }

    public static ProbabilityScaling none() {
        return new ProbabilityScaling(CalibrationMethod.NONE, List.of());
    }

    /** The one temperature; empty for other methods. */
    public Optional<Double> temperature() {
        return method == CalibrationMethod.TEMPERATURE
                ? Optional.of(Math.exp(parameters.getFirst()))
                : Optional.empty();
    }

    @Override
    public boolean corrects() {
        return method != CalibrationMethod.NONE;
    }

    /** Rescales in place. */
    @Override
    public void apply(float[][] probabilities, Size size) {
        if (method == CalibrationMethod.NONE) {
            return;
        }
        if (method == CalibrationMethod.VECTOR && parameters.size() != 2 * probabilities.length) {
            throw new IllegalStateException("the model's calibration is for " + parameters.size() / 2
                    + " labels, the network has " + probabilities.length + "; calibrate it again.");
        }
        double[] theta = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        float[][] features = method == CalibrationMethod.LOCAL ? LocalFeatures.of(probabilities, size) : null;
        int voxels = probabilities[0].length;
        IntStream.range(0, (voxels + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk ->
                        apply(probabilities, features, theta, chunk * CHUNK, Math.min(voxels, (chunk + 1) * CHUNK)));
    }

    private void apply(float[][] probabilities, float[][] features, double[] theta, int from, int to) {
        double[] logits = new double[probabilities.length];
        double[] at = new double[LocalFeatures.COUNT];
        for (int v = from; v < to; v++) {
            for (int c = 0; c < logits.length; c++) {
                logits[c] = Math.log(Math.max(CalibrationMeter.MIN, probabilities[c][v]));
            }
            for (int f = 0; features != null && f < at.length; f++) {
                at[f] = features[f][v];
            }
            scale(method, theta, logits, at);
            softmax(logits);
            for (int c = 0; c < logits.length; c++) {
                probabilities[c][v] = (float) logits[c];
            }
        }
    }

    static void scale(CalibrationMethod method, double[] theta, double[] logits, double[] features) {
        int classes = logits.length;
        switch (method) {
            case NONE -> {}
            case TEMPERATURE -> multiply(logits, Math.exp(-theta[0]));
            case VECTOR -> {
                for (int c = 0; c < classes; c++) {
                    logits[c] = theta[c] * logits[c] + theta[classes + c];
                }
            }
            case LOCAL -> {
                double logT = 0;
                for (int f = 0; f < features.length; f++) {
                    logT += theta[f] * features[f];
                }
                multiply(logits, Math.exp(-logT));
            }
        }
    }

    private static void multiply(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    static void softmax(double[] values) {
        double greatest = values[0];
        for (double value : values) {
            greatest = Math.max(greatest, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(values[i] - greatest);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
    }
}
