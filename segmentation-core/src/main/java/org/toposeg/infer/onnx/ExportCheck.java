package org.toposeg.infer.onnx;

import java.io.IOException;
import java.nio.file.Path;
import org.toposeg.file.AtomicFile;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.onnx.OnnxFile;
import org.toposeg.network.samediff.SameDiffNetwork;

/** Exports a network to ONNX only if ONNX Runtime computes from the file what SameDiff computes from the weights. */
public final class ExportCheck {

    /**
     * Greatest difference of any logit, as a fraction of the greatest logit where that exceeds one: two correct sums of
     * thousands of 4-byte floats differ in proportion to their size, while a wrong export differs by about one.
     */
    public static final double TOLERANCE = 1e-4;

    private ExportCheck() {}

    /**
     * Writes the file, compares both engines on a patch, and gives the file its name if they agree.
     *
     * @param images a real, preprocessed patch, N×C×space
     * @param shape its sizes, N first
     * @return the greatest difference of any logit, relative as in {@link #TOLERANCE}
     * @throws NetworkException if the engines differ by more than {@link #TOLERANCE}; no file is left then
     */
    public static double export(NetworkSpec spec, Weights weights, Path target, float[] images, int[] shape) {
        double[] difference = {Double.NaN};
        try {
            AtomicFile.writeNamed(target, candidate -> {
                OnnxFile.write(spec, weights, candidate);
                difference[0] = difference(spec, weights, candidate, images, shape);
                if (!(difference[0] <= TOLERANCE)) {
                    throw new NetworkException("Not exported to " + target + ": ONNX Runtime and SameDiff differ by "
                            + difference[0] + " on a patch, more than " + TOLERANCE);
                }
            });
            return difference[0];
        } catch (IOException e) {
            throw new NetworkException("Cannot write " + target + ": " + e, e);
        }
    }

    /** The greatest difference of any logit, relative as in {@link #TOLERANCE}, between the file in ONNX Runtime and the weights in SameDiff. */
    public static double difference(NetworkSpec spec, Weights weights, Path file, float[] images, int[] shape) {
        try (InferenceEngine.Predictor exported = new OnnxRuntimeEngine().load(file);
                SameDiffNetwork trained = new SameDiffNetwork(spec, weights)) {
            return greatest(trained.forward(images, shape), exported.predict(images, shape));
        }
    }

    private static double greatest(float[] a, float[] b) {
        if (a.length != b.length) {
            return Double.POSITIVE_INFINITY;
        }
        double greatest = 0;
        double size = 1;
        for (int i = 0; i < a.length; i++) {
            double difference = Math.abs((double) a[i] - b[i]);
            greatest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(greatest, difference);
            size = Math.max(size, Math.abs((double) a[i]));
        }
        return greatest / size;
    }
}
