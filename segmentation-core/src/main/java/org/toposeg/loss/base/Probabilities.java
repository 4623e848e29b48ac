package org.toposeg.loss.base;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;

/**
 * Probabilities of a batch's logits (softmax over several channels, sigmoid of one), and the way of a gradient back
 * through them.
 */
public final class Probabilities {

    private Probabilities() {}

    /**
     * Makes a loss that is defined on probabilities accept both spaces.
     *
     * @param inner sees batches in {@link LossBatch.Space#PROBABILITIES} only
     */
    public static Loss loss(Loss inner) {
        return (batch, gradient) -> {
            if (batch.space() == LossBatch.Space.PROBABILITIES) {
                return inner.evaluate(batch, gradient);
            }
            float[] p = of(batch);
            float[] byProbability = gradient == null ? null : new float[p.length];
            double value = inner.evaluate(batch.withPrediction(p, LossBatch.Space.PROBABILITIES), byProbability);
            if (gradient != null) {
                chain(batch.shape(), p, byProbability, gradient);
            }
            return value;
        };
    }

    /** The batch's probabilities, N×C×D×H×W; its own array if it already holds them. */
    public static float[] of(LossBatch batch) {
        if (batch.space() == LossBatch.Space.PROBABILITIES) {
            return batch.prediction();
        }
        Shape s = batch.shape();
        float[] p = new float[s.elements()];
        if (s.channels() == 1) {
            Parallel.forRange(
                    p.length, (from, to) -> Vectors.sigmoid(batch.prediction(), p, from, to, new double[Vectors.RUN]));
        } else {
            Parallel.forRows(s.batch(), s.voxels(), (n, from, to) -> {
                for (int v = from; v < to; v++) {
                    softmax(batch.prediction(), p, s.offset(n, 0) + v, s);
                }
            });
        }
        return p;
    }

    private static void softmax(float[] x, float[] p, int first, Shape s) {
        int step = s.voxels();
        int end = first + s.channels() * step;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int at = first; at < end; at += step) {
            greatest = Math.max(greatest, x[at]);
        }
        double sum = 0;
        for (int at = first; at < end; at += step) {
            sum += Math.exp(x[at] - greatest);
        }
        for (int at = first; at < end; at += step) {
            p[at] = (float) (Math.exp(x[at] - greatest) / sum);
        }
    }

    /** Adds to {@code gradient} (by logit) what {@code byProbability} makes of it at probabilities {@code p}. */
    public static void chain(Shape s, float[] p, float[] byProbability, float[] gradient) {
        if (s.channels() == 1) {
            Parallel.forRange(p.length, (from, to) -> {
                for (int i = from; i < to; i++) {
                    gradient[i] += byProbability[i] * (p[i] * (1 - p[i]));
                }
            });
        } else {
            Parallel.forRows(s.batch(), s.voxels(), (n, from, to) -> {
                for (int v = from; v < to; v++) {
                    chainVoxel(s, p, byProbability, gradient, s.offset(n, 0) + v);
                }
            });
        }
    }

    private static void chainVoxel(Shape s, float[] p, float[] byProbability, float[] gradient, int first) {
        int step = s.voxels();
        int end = first + s.channels() * step;
        double mean = 0;
        for (int at = first; at < end; at += step) {
            mean += (double) p[at] * byProbability[at];
        }
        for (int at = first; at < end; at += step) {
            gradient[at] += (float) (p[at] * (byProbability[at] - mean));
        }
    }
}
