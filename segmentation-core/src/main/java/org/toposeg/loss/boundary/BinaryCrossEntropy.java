package org.toposeg.loss.boundary;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Parallel;

/** The mean over all voxels and channels of −t log p − (1 − t) log(1 − p), with logarithms of at least −100 as in PyTorch. */
record BinaryCrossEntropy() implements Loss {

    private static final double MIN_LOG = -100;
    private static final double MIN_VARIANCE = 1e-12;

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        double counted = (double) BatchMasks.counted(batch) * s.channels();
        if (counted == 0) {
            return 0;
        }
        double[][] sums = Parallel.sumRows(s.batch() * s.channels(), s.voxels(), 1, (row, from, to, sum) -> {
            int n = row / s.channels();
            double factor = batch.weight(n) / counted;
            for (int v = from; v < to; v++) {
                if (!batch.isIgnored(n, v)) {
                    sum[0] += factor * voxel(batch, gradient, row * s.voxels() + v, factor);
                }
            }
        });
        double value = 0;
        for (double[] sum : sums) {
            value += sum[0];
        }
        return value;
    }

    private static double voxel(LossBatch batch, float[] gradient, int i, double factor) {
        double p = batch.prediction()[i];
        double t = batch.target()[i];
        if (gradient != null) {
            gradient[i] += (float) (factor * (p - t) / Math.max(p * (1 - p), MIN_VARIANCE));
        }
        double yes = t == 0 ? 0 : t * Math.max(MIN_LOG, Math.log(p));
        double no = t == 1 ? 0 : (1 - t) * Math.max(MIN_LOG, Math.log1p(-p));
        return -yes - no;
    }
}
