package org.toposeg.cli.model;

import java.util.stream.IntStream;
import org.toposeg.loss.LossBatch;

/** Probabilities of a batch's logits, and the way of a gradient back through them. */
final class Softmax {

    private Softmax() {}

    static float[] of(LossBatch batch) {
        if (batch.space() != LossBatch.Space.LOGITS) {
            return batch.prediction();
        }
        LossBatch.Shape s = batch.shape();
        int voxels = s.voxels();
        float[] x = batch.prediction();
        float[] p = new float[x.length];
        IntStream.range(0, s.batch()).parallel().forEach(n -> {
            for (int v = 0; v < voxels; v++) {
                voxel(x, p, n * s.channels() * voxels + v, s.channels(), voxels);
            }
        });
        return p;
    }

    private static void voxel(float[] x, float[] p, int first, int channels, int step) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < channels; c++) {
            greatest = Math.max(greatest, x[first + c * step]);
        }
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            double e = Math.exp(x[first + c * step] - greatest);
            p[first + c * step] = (float) e;
            sum += e;
        }
        for (int c = 0; c < channels; c++) {
            p[first + c * step] /= (float) sum;
        }
    }

    /** Adds to {@code gradient} what d value / d probability gives for the prediction. */
    static void chain(LossBatch batch, float[] p, float[] byProbability, float[] gradient) {
        LossBatch.Shape s = batch.shape();
        int voxels = s.voxels();
        boolean logits = batch.space() == LossBatch.Space.LOGITS;
        IntStream.range(0, s.batch()).parallel().forEach(n -> {
            for (int v = 0; v < voxels; v++) {
                int first = n * s.channels() * voxels + v;
                double dot = 0;
                for (int c = 0; logits && c < s.channels(); c++) {
                    dot += (double) p[first + c * voxels] * byProbability[first + c * voxels];
                }
                for (int c = 0; c < s.channels(); c++) {
                    int at = first + c * voxels;
                    gradient[at] += (float) (logits ? p[at] * (byProbability[at] - dot) : byProbability[at]);
                }
            }
        });
    }
}
