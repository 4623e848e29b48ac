package org.toposeg.loss.overlap;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Probabilities;

/** A score of overlaps as a loss: one pass over the voxels for the sums, one for the gradient. */
record OverlapLoss(Cardinality cardinality, Score score) implements Loss {

    /** Accepts logits and probabilities. */
    static Loss of(Cardinality cardinality, Score score) {
        return Probabilities.loss(new OverlapLoss(cardinality, score));
    }

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        int rows = s.batch() * s.channels();
        double[][] sums =
                Parallel.sumRows(rows, s.voxels(), 3, (row, from, to, part) -> add(batch, row, from, to, part));
        double[][] slopes = new double[rows][2];
        double value = score.of(batch, sums, slopes);
        if (gradient != null) {
            Parallel.forRows(rows, s.voxels(), (row, from, to) -> slope(batch, gradient, slopes[row], row, from, to));
        }
        return value;
    }

    private void add(LossBatch batch, int row, int from, int to, double[] sums) {
        int first = row * batch.shape().voxels();
        int n = row / batch.shape().channels();
        for (int v = from; v < to; v++) {
            if (!batch.isIgnored(n, v)) {
                cardinality.add(batch.prediction()[first + v], batch.target()[first + v], sums);
            }
        }
    }

    private void slope(LossBatch batch, float[] gradient, double[] slopes, int row, int from, int to) {
        int first = row * batch.shape().voxels();
        int n = row / batch.shape().channels();
        for (int v = from; v < to; v++) {
            if (!batch.isIgnored(n, v)) {
                int at = first + v;
                gradient[at] +=
                        (float) cardinality.slope(batch.prediction()[at], batch.target()[at], slopes[0], slopes[1]);
            }
        }
    }
}
