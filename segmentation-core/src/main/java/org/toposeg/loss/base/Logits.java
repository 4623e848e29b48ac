package org.toposeg.loss.base;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;

/**
 * Logits of a batch's probabilities: {@code log p} of several channels (whose softmax is p again), {@code log(p/(1-p))} of
 * one. Probabilities nearer than 1e-12 to 0 (and to 1 for one channel) are taken as that near; they get no gradient.
 */
public final class Logits {

    private static final double MIN = 1e-12;

    private Logits() {}

    /**
     * Makes a loss that is defined on logits accept both spaces.
     *
     * @param inner sees batches in {@link LossBatch.Space#LOGITS} only
     */
    public static Loss loss(Loss inner) {
        return (batch, gradient) -> {
            if (batch.space() == LossBatch.Space.LOGITS) {
                return inner.evaluate(batch, gradient);
            }
            float[] byLogit = gradient == null ? null : new float[gradient.length];
            double value = inner.evaluate(batch.withPrediction(of(batch), LossBatch.Space.LOGITS), byLogit);
            if (gradient != null) {
                chain(batch, byLogit, gradient);
            }
            return value;
        };
    }

    /** The batch's logits, N×C×D×H×W; its own array if it already holds them. */
    public static float[] of(LossBatch batch) {
        if (batch.space() == LossBatch.Space.LOGITS) {
            return batch.prediction();
        }
        float[] p = batch.prediction();
        boolean single = batch.shape().channels() == 1;
        float[] x = new float[p.length];
        Parallel.forRange(p.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                double other = single ? Math.log(Math.max(MIN, 1.0 - p[i])) : 0;
                x[i] = (float) (Math.log(Math.max(MIN, p[i])) - other);
            }
        });
        return x;
    }

    private static void chain(LossBatch batch, float[] byLogit, float[] gradient) {
        float[] p = batch.prediction();
        boolean single = batch.shape().channels() == 1;
        Parallel.forRange(p.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                double slope = single ? p[i] * (1.0 - p[i]) : p[i];
                gradient[i] += slope < MIN ? 0 : (float) (byLogit[i] / slope);
            }
        });
    }
}
