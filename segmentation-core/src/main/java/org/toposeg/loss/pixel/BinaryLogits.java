package org.toposeg.loss.pixel;

import java.util.Arrays;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Exponentials;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Vectors;

/**
 * Cross-entropy of one channel of logits in its shortest form: {@code log(1+exp(-|x|)) + max(x,0) - x·t}, whose gradient is
 * {@code p - t}.
 */
final class BinaryLogits implements Loss {

    /** Whether this form is that of the batch. */
    static boolean fits(LossBatch batch) {
        return batch.space() == LossBatch.Space.LOGITS && batch.shape().channels() == 1 && batch.ignore() == null;
    }

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        double count = s.elements();
        double[][] sums = Parallel.sumRows(s.batch(), s.voxels(), 1, (n, from, to, sum) -> {
            Exponentials exponentials = new Exponentials();
            double[] e = new double[Vectors.RUN];
            double[] value = new double[Vectors.RUN];
            double[] total = new double[Vectors.RUN];
            double factor = batch.weight(n) / count;
            for (int at = from; at < to; at += Vectors.RUN) {
                int length = Math.min(Vectors.RUN, to - at);
                int first = s.offset(n, 0) + at;
                exponentials.ofNegative(batch.prediction(), first, e, length);
                lesser(e, value, length);
                Vectors.logOfOnePlus(value, value, length);
                addRest(batch.prediction(), batch.target(), first, value, length);
                Vectors.add(value, total, length);
                if (gradient != null) {
                    slopes(batch, first, e, length, (float) factor, gradient);
                }
            }
            sum[0] = factor * Arrays.stream(total).sum();
        });
        return Arrays.stream(sums).mapToDouble(sum -> sum[0]).sum();
    }

    private static void addRest(float[] x, float[] t, int first, double[] value, int length) {
        for (int i = 0; i < length; i++) {
            double z = x[first + i];
            value[i] += 0.5 * (z + Math.abs(z)) - z * t[first + i];
        }
    }

    /** exp(-|x|) of exp(-x). */
    private static void lesser(double[] e, double[] lesser, int length) {
        for (int i = 0; i < length; i++) {
            lesser[i] = Math.min(e[i], 1 / e[i]);
        }
    }

    private static void slopes(LossBatch batch, int first, double[] e, int length, float factor, float[] gradient) {
        float[] t = batch.target();
        for (int i = 0; i < length; i++) {
            e[i] = 1 / (1 + e[i]);
        }
        for (int i = 0; i < length; i++) {
            gradient[first + i] += factor * ((float) e[i] - t[first + i]);
        }
    }
}
