package org.toposeg.loss.overlap;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.FloatArrayPool;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.loss.base.Vectors;
import org.toposeg.loss.cardinality.Cardinality;
import org.toposeg.loss.cardinality.GradientRun;
import org.toposeg.loss.cardinality.OverlapScore;
import org.toposeg.loss.cardinality.SumRun;

/**
 * A score of overlaps as a loss: one pass over the voxels for the sums, one for the gradient. Accepts logits and
 * probabilities; the way to probabilities and back is part of the two passes.
 */
record OverlapLoss(Cardinality cardinality, OverlapScore score) implements Loss {

    private static final int SUMS = 3;

    static Loss of(Cardinality cardinality, OverlapScore score) {
        return new OverlapLoss(cardinality, score);
    }

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        if (batch.space() == LossBatch.Space.PROBABILITIES) {
            return evaluate(batch, batch.prediction(), gradient);
        }
        float[] p = FloatArrayPool.take(batch.shape().elements());
        double value = evaluate(batch, p, gradient);
        FloatArrayPool.give(p);
        return value;
    }

    /** @param p receives the probabilities of logits; the batch's own otherwise */
    private double evaluate(LossBatch batch, float[] p, float[] gradient) {
        Shape s = batch.shape();
        boolean logits = batch.space() == LossBatch.Space.LOGITS;
        LossBatch probabilities = batch.withPrediction(p, LossBatch.Space.PROBABILITIES);
        double[][] sums = Parallel.sumRows(s.batch(), s.voxels(), SUMS * s.channels(), (n, from, to, part) -> {
            if (logits) {
                Probabilities.fill(batch, n, from, to, p);
            }
            add(probabilities, n, from, to, part);
        });
        double[][] gradients = new double[s.batch() * s.channels()][2];
        double value = score.of(probabilities, byRow(sums, s.channels()), gradients);
        if (gradient != null) {
            Parallel.forRows(s.batch(), s.voxels(), (n, from, to) -> {
                GradientRun run = new GradientRun(cardinality, probabilities, gradients, logits);
                for (int at = from; at < to; at += Vectors.RUN) {
                    run.add(n, at, Math.min(Vectors.RUN, to - at), gradient);
                }
            });
        }
        return value;
    }

    /** Sums of samples as sums of channels of samples. */
    private static double[][] byRow(double[][] sums, int channels) {
        double[][] rows = new double[sums.length * channels][SUMS];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(sums[row / channels], row % channels * SUMS, rows[row], 0, SUMS);
        }
        return rows;
    }

    private void add(LossBatch batch, int n, int from, int to, double[] sums) {
        SumRun run = new SumRun(cardinality, batch);
        for (int c = 0; c < batch.shape().channels(); c++) {
            for (int at = from; at < to; at += Vectors.RUN) {
                run.add(n, c, at, Math.min(Vectors.RUN, to - at));
            }
            run.total(sums, c * SUMS);
        }
    }
}
