package org.toposeg.loss.base;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;

/**
 * Gives a loss one channel instead of several: the foreground, with the probability q/(p₀ + q), q the largest of the
 * foreground channels. That is the softmax of the background's logit and the largest of the others, as cbDice's code merges
 * classes. The target is its largest foreground channel.
 */
public record MergedForeground(Loss inner) implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        if (s.channels() == 1) {
            return inner.evaluate(batch, gradient);
        }
        Shape merged = new Shape(s.batch(), 1, s.depth(), s.height(), s.width());
        float[] p = new float[merged.elements()];
        float[] t = new float[merged.elements()];
        int[] from = new int[merged.elements()];
        Parallel.forRows(s.batch(), s.voxels(), (n, begin, end) -> {
            for (int v = begin; v < end; v++) {
                int i = n * s.voxels() + v;
                from[i] = largest(batch.prediction(), s, n, v);
                double other = batch.prediction()[from[i]];
                double sum = batch.prediction()[s.offset(n, 0) + v] + other;
                p[i] = sum == 0 ? 0 : (float) (other / sum);
                t[i] = batch.target()[largest(batch.target(), s, n, v)];
            }
        });
        LossBatch one = batch.with(merged, p, t, batch.ignore()).withPrediction(p, Space.PROBABILITIES);
        float[] byMerged = gradient == null ? null : new float[p.length];
        double value = inner.evaluate(one, byMerged);
        if (gradient != null) {
            chain(batch, from, byMerged, gradient);
        }
        return value;
    }

    private static int largest(float[] values, Shape s, int n, int v) {
        int best = s.offset(n, 1) + v;
        for (int c = 2; c < s.channels(); c++) {
            best = values[s.offset(n, c) + v] > values[best] ? s.offset(n, c) + v : best;
        }
        return best;
    }

    private static void chain(LossBatch batch, int[] from, float[] byMerged, float[] gradient) {
        Shape s = batch.shape();
        for (int i = 0; i < from.length; i++) {
            int background = s.offset(i / s.voxels(), 0) + i % s.voxels();
            double p0 = batch.prediction()[background];
            double q = batch.prediction()[from[i]];
            double square = (p0 + q) * (p0 + q);
            if (byMerged[i] != 0 && square != 0) {
                gradient[from[i]] += (float) (byMerged[i] * p0 / square);
                gradient[background] -= (float) (byMerged[i] * q / square);
            }
        }
    }
}
