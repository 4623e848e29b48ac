package org.toposeg.loss.testing;

import java.util.SplittableRandom;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;

/** Random batches whose values are pairwise distinct, so that minima and maxima are away from ties. */
public final class Batches {

    private Batches() {}

    /** Logits between -2.5 and 2.5 and one-hot labels of balls and background. */
    public static LossBatch logits(Shape shape, long seed) {
        float[] x = new float[shape.elements()];
        double[] ranks = ranks(x.length, seed);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (5 * ranks[i] - 2.5);
        }
        return LossBatch.of(shape, x, Space.LOGITS, labels(shape, seed + 1));
    }

    /** Probabilities between 0.05 and 0.95 (of several channels: softmax of such logits) and one-hot labels. */
    public static LossBatch probabilities(Shape shape, long seed) {
        LossBatch logits = logits(shape, seed);
        float[] p = new float[shape.elements()];
        for (int n = 0; n < shape.batch(); n++) {
            for (int v = 0; v < shape.voxels(); v++) {
                softmax(logits.prediction(), p, shape.offset(n, 0) + v, shape);
            }
        }
        return logits.withPrediction(p, Space.PROBABILITIES);
    }

    private static void softmax(float[] x, float[] p, int first, Shape s) {
        double sum = s.channels() == 1 ? 1 : 0;
        for (int c = 0; c < s.channels(); c++) {
            sum += Math.exp(x[first + c * s.voxels()]);
        }
        for (int c = 0; c < s.channels(); c++) {
            p[first + c * s.voxels()] = (float) (Math.exp(x[first + c * s.voxels()]) / sum);
        }
    }

    /** The same batch with labels between 0 and 1 that sum to 1 over several channels. */
    public static LossBatch soft(LossBatch batch, long seed) {
        Shape s = batch.shape();
        LossBatch labels = probabilities(s, seed);
        float[] mixed = labels.prediction();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = 0.5f * mixed[i] + 0.5f * batch.target()[i];
        }
        return batch.with(s, batch.prediction(), mixed, batch.ignore());
    }

    /** Two balls for each foreground class in every sample, the later one in front. */
    private static float[] labels(Shape s, long seed) {
        float[] target = new float[s.elements()];
        SplittableRandom random = new SplittableRandom(seed);
        int classes = Math.max(2, s.channels());
        for (int n = 0; n < s.batch(); n++) {
            double[][] balls = new double[2 * (classes - 1)][];
            for (int b = 0; b < balls.length; b++) {
                balls[b] = new double[] {
                    random.nextInt(s.depth()),
                    random.nextInt(s.height()),
                    random.nextInt(s.width()),
                    1 + random.nextDouble() * Math.max(s.height(), s.width()) / 5.0
                };
            }
            for (int v = 0; v < s.voxels(); v++) {
                int label = label(balls, v, s);
                if (s.channels() > 1 || label > 0) {
                    target[s.offset(n, s.channels() == 1 ? 0 : label) + v] = 1;
                }
            }
        }
        return target;
    }

    private static int label(double[][] balls, int v, Shape s) {
        int label = 0;
        for (int b = 0; b < balls.length; b++) {
            double z = v / (s.height() * s.width()) - balls[b][0];
            double y = v / s.width() % s.height() - balls[b][1];
            double x = v % s.width() - balls[b][2];
            label = z * z + y * y + x * x <= balls[b][3] * balls[b][3] ? 1 + b / 2 : label;
        }
        return label;
    }

    /** The numbers (k+0.5)/count in random order. */
    private static double[] ranks(int count, long seed) {
        double[] ranks = new double[count];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            ranks[i] = ranks[j];
            ranks[j] = (i + 0.5) / count;
        }
        return ranks;
    }
}
