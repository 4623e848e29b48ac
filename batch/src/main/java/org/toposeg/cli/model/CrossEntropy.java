package org.toposeg.cli.model;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;

/** Mean over voxels of {@code -Σ t log p}. */
final class CrossEntropy implements Loss {

    private static final double LEAST = 1e-12;

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        LossBatch.Shape s = batch.shape();
        float[] p = Softmax.of(batch);
        double count = (double) s.batch() * s.voxels();
        boolean logits = batch.space() == LossBatch.Space.LOGITS;
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            float t = batch.target()[i];
            double q = Math.max(p[i], LEAST);
            sum -= t == 0 ? 0 : t * Math.log(q);
            if (gradient != null) {
                gradient[i] += (float) ((logits ? p[i] - t : -t / q) / count);
            }
        }
        return sum / count;
    }
}
