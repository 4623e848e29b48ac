package org.toposeg.loss.boundary;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Parallel;

/**
 * The mean over samples of 1 − Σpt / (Σp + Σt − Σpt), all channels of a sample together and without smoothing. Where
 * prediction and target are both empty the published code has 0/0; here it is 0, a perfect match.
 */
record SampleIou() implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        return Parallel.sum(s.batch(), n -> {
            double[] sums = sums(batch, n);
            double union = sums[0] + sums[1] - sums[2];
            if (union == 0) {
                return 0;
            }
            double factor = batch.weight(n) / s.batch();
            double iou = sums[2] / union;
            if (gradient != null) {
                add(batch, gradient, n, -factor / union, iou);
            }
            return factor * (1 - iou);
        });
    }

    /** Σp, Σt and Σpt of one sample. */
    private static double[] sums(LossBatch batch, int n) {
        Shape s = batch.shape();
        double[] sums = new double[3];
        for (int c = 0; c < s.channels(); c++) {
            for (int v = 0, i = s.offset(n, c); v < s.voxels(); v++, i++) {
                if (!batch.isIgnored(n, v)) {
                    double p = batch.prediction()[i];
                    double t = batch.target()[i];
                    sums[0] += p;
                    sums[1] += t;
                    sums[2] += p * t;
                }
            }
        }
        return sums;
    }

    /** d(I/U) = (t − iou·(1 − t)) / U for each probability. */
    private static void add(LossBatch batch, float[] gradient, int n, double factor, double iou) {
        Shape s = batch.shape();
        for (int c = 0; c < s.channels(); c++) {
            for (int v = 0, i = s.offset(n, c); v < s.voxels(); v++, i++) {
                if (!batch.isIgnored(n, v)) {
                    double t = batch.target()[i];
                    gradient[i] += (float) (factor * (t - iou * (1 - t)));
                }
            }
        }
    }
}
