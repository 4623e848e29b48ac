package org.toposeg.loss.base;

import java.util.Arrays;
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
            float[] p = FloatArrayPool.take(batch.shape().elements());
            fill(batch, p);
            float[] byProbability = gradient == null ? null : FloatArrayPool.zeros(p.length);
            double value = inner.evaluate(batch.withPrediction(p, LossBatch.Space.PROBABILITIES), byProbability);
            if (gradient != null) {
                chain(batch.shape(), p, byProbability, gradient);
                FloatArrayPool.give(byProbability);
            }
            FloatArrayPool.give(p);
            return value;
        };
    }

    /** The batch's probabilities, N×C×D×H×W; its own array if it already holds them. */
    public static float[] of(LossBatch batch) {
        if (batch.space() == LossBatch.Space.PROBABILITIES) {
            return batch.prediction();
        }
        float[] p = new float[batch.shape().elements()];
        fill(batch, p);
        return p;
    }

    private static void fill(LossBatch batch, float[] p) {
        Shape s = batch.shape();
        Parallel.forRows(s.batch(), s.voxels(), (n, from, to) -> fill(batch, n, from, to, p));
    }

    /** Writes the probabilities of logits of voxels {@code from} to {@code to} of sample n. */
    public static void fill(LossBatch batch, int n, int from, int to, float[] p) {
        int channels = batch.shape().channels();
        if (channels == 1) {
            int first = batch.shape().offset(n, 0);
            new Exponentials().sigmoid(batch.prediction(), p, first + from, first + to);
            return;
        }
        SoftmaxRun run = new SoftmaxRun(channels);
        for (int at = from; at < to; at += Vectors.RUN) {
            int count = Math.min(Vectors.RUN, to - at);
            run.read(batch, n, at, count);
            run.store(batch, n, at, count, p);
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
                double[] mean = new double[Vectors.RUN];
                for (int at = from; at < to; at += Vectors.RUN) {
                    int count = Math.min(Vectors.RUN, to - at);
                    mean(s, n, at, count, p, byProbability, mean);
                    for (int c = 0; c < s.channels(); c++) {
                        chain(s.offset(n, c) + at, count, p, byProbability, mean, gradient);
                    }
                }
            });
        }
    }

    /** Σ_c p_c·g_c by voxel. Sums are 8-byte floats, which the compiler sees cannot lie in the arrays that are read. */
    private static void mean(Shape s, int n, int at, int count, float[] p, float[] byProbability, double[] mean) {
        Arrays.fill(mean, 0, count, 0);
        for (int c = 0; c < s.channels(); c++) {
            int first = s.offset(n, c) + at;
            for (int i = 0; i < count; i++) {
                mean[i] += (double) p[first + i] * byProbability[first + i];
            }
        }
    }

    private static void chain(int first, int count, float[] p, float[] byProbability, double[] mean, float[] gradient) {
        for (int i = 0; i < count; i++) {
            gradient[first + i] += (float) (p[first + i] * (byProbability[first + i] - mean[i]));
        }
    }
}
