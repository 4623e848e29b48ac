package org.toposeg.calibrate;

import java.util.Arrays;
import java.util.List;

/** Fits a scaling by minimising the mean negative log likelihood of held-out voxels. */
public final class ScalingFit {

    private final CalibrationMethod method;
    private final List<CalibrationSample> samples;
    private final int classes;
    private final long voxels;

    private ScalingFit(CalibrationMethod method, List<CalibrationSample> samples) {
        this.method = method;
        this.samples = samples;
        this.classes = samples.getFirst().logits().length;
        this.voxels = samples.stream().mapToLong(s -> s.truth().length).sum();
    }

    /** @throws IllegalArgumentException without samples */
    public static ProbabilityScaling fit(CalibrationMethod method, List<CalibrationSample> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a calibration is fitted on held-out cases; there are none");
        }
        if (method == CalibrationMethod.NONE) {
            return ProbabilityScaling.none();
        }
        ScalingFit fit = new ScalingFit(method, samples);
        double[] theta = new QuasiNewton(fit::objective).minimise(fit.identity());
        return new ProbabilityScaling(method, Arrays.stream(theta).boxed().toList());
    }

    /** The parameters that change nothing. */
    private double[] identity() {
        return switch (method) {
            case TEMPERATURE -> new double[1];
            case LOCAL -> new double[LocalFeatures.COUNT];
            default -> {
                double[] theta = new double[2 * classes];
                Arrays.fill(theta, 0, classes, 1);
                yield theta;
            }
        };
    }

    /** Value first, then the gradient. */
    private double[] objective(double[] theta) {
        double[] sum = samples.parallelStream()
                .map(sample -> objective(sample, theta))
                .reduce(new double[theta.length + 1], ScalingFit::plus);
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= voxels;
        }
        return sum;
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private double[] objective(CalibrationSample sample, double[] theta) {
        double[] result = new double[theta.length + 1];
        double[] logits = new double[classes];
        double[] scaled = new double[classes];
        double[] features = new double[LocalFeatures.COUNT];
        for (int v = 0; v < sample.truth().length; v++) {
            for (int c = 0; c < classes; c++) {
                logits[c] = sample.logits()[c][v];
                scaled[c] = logits[c];
            }
            for (int f = 0; f < features.length; f++) {
                features[f] = sample.features()[f][v];
            }
            ProbabilityScaling.scale(method, theta, scaled, features);
            double[] p = scaled.clone();
            ProbabilityScaling.softmax(p);
            result[0] -= Math.log(Math.max(Double.MIN_NORMAL, p[sample.truth()[v] & 0xFF]));
            for (int c = 0; c < classes; c++) {
                double derivative = p[c] - ((sample.truth()[v] & 0xFF) == c ? 1 : 0);
                addGradient(result, derivative, c, logits[c], scaled[c], features);
            }
        }
        return result;
    }

    private void addGradient(
            double[] result, double derivative, int c, double logit, double scaled, double[] features) {
        switch (method) {
            case TEMPERATURE -> result[1] -= derivative * scaled;
            case LOCAL -> {
                for (int f = 0; f < features.length; f++) {
                    result[1 + f] -= derivative * scaled * features[f];
                }
            }
            default -> {
                result[1 + c] += derivative * logit;
                result[1 + classes + c] += derivative;
            }
        }
    }
}
