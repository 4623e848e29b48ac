package org.toposeg.loss.overlap;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Probabilities;

/**
 * A score of overlaps as a loss: one pass over the voxels for the sums, one for the gradient. Accepts logits and
 * probabilities; of one channel the way back to logits is part of the second pass.
 */
record OverlapLoss(Cardinality cardinality, Score score) implements Loss {

    static Loss of(Cardinality cardinality, Score score) {
        return new OverlapLoss(cardinality, score);
    }

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        LossBatch probabilities = batch.withPrediction(Probabilities.of(batch), LossBatch.Space.PROBABILITIES);
        Shape s = batch.shape();
        int rows = s.batch() * s.channels();
        double[][] sums =
                Parallel.sumRows(rows, s.voxels(), 3, (row, from, to, part) -> add(probabilities, row, from, to, part));
        double[][] slopes = new double[rows][2];
        double value = score.of(probabilities, sums, slopes);
        if (gradient != null) {
            boolean logits = batch.space() == LossBatch.Space.LOGITS;
            if (logits && s.channels() > 1) {
                float[] byProbability = new float[gradient.length];
                slopes(probabilities, slopes, false, byProbability);
                Probabilities.chain(s, probabilities.prediction(), byProbability, gradient);
            } else {
                slopes(probabilities, slopes, logits, gradient);
            }
        }
        return value;
    }

    private void slopes(LossBatch batch, double[][] slopes, boolean throughSigmoid, float[] gradient) {
        Parallel.forRows(slopes.length, batch.shape().voxels(), (row, from, to) -> {
            int first = row * batch.shape().voxels();
            if (batch.ignore() == null) {
                cardinality.slopes(
                        batch.prediction(),
                        batch.target(),
                        first + from,
                        first + to,
                        slopes[row],
                        throughSigmoid,
                        gradient);
            } else {
                single(batch, slopes[row], throughSigmoid, gradient, row, from, to);
            }
        });
    }

    private void single(
            LossBatch batch, double[] slopes, boolean throughSigmoid, float[] gradient, int row, int from, int to) {
        int first = row * batch.shape().voxels();
        for (int v = from; v < to; v++) {
            if (!batch.isIgnored(row / batch.shape().channels(), v)) {
                int at = first + v;
                cardinality.slopes(batch.prediction(), batch.target(), at, at + 1, slopes, throughSigmoid, gradient);
            }
        }
    }

    private void add(LossBatch batch, int row, int from, int to, double[] sums) {
        int first = row * batch.shape().voxels();
        if (batch.ignore() == null) {
            cardinality.add(batch.prediction(), batch.target(), first + from, first + to, sums);
            return;
        }
        for (int v = from; v < to; v++) {
            if (!batch.isIgnored(row / batch.shape().channels(), v)) {
                cardinality.add(batch.prediction(), batch.target(), first + v, first + v + 1, sums);
            }
        }
    }
}
