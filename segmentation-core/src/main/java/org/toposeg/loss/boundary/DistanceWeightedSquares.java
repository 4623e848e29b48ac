package org.toposeg.loss.boundary;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Parallel;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.volume.Vec3;

/**
 * The mean of (p − t)²·(Dₚ^α + Dₜ^α) over classes and voxels.
 *
 * @param background whether channel 0 counts beside others
 * @param alpha exponent
 * @param bothSides whether distances are measured outside a class too
 * @param half whether a prediction over one half is decided for a class; otherwise the largest is
 * @param spacing between voxels
 */
record DistanceWeightedSquares(boolean background, double alpha, boolean bothSides, boolean half, Vec3 spacing)
        implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        int first = BatchMasks.firstClass(s, background);
        int classes = s.channels() - first;
        long counted = BatchMasks.counted(batch);
        if (counted == 0) {
            return 0;
        }
        double scale = 1.0 / (classes * (double) counted);
        return Parallel.sum(
                s.batch() * classes, i -> channel(batch, gradient, i / classes, first + i % classes, scale));
    }

    private double channel(LossBatch batch, float[] gradient, int n, int c, double scale) {
        float[] p = batch.prediction();
        double[] weights = new double[batch.shape().voxels()];
        addDistances(BatchMasks.overHalf(batch, batch.target(), n, c), batch.shape(), weights);
        addDistances(
                half ? BatchMasks.overHalf(batch, p, n, c) : BatchMasks.largest(batch, p, n, c),
                batch.shape(),
                weights);
        int offset = batch.shape().offset(n, c);
        double factor = scale * batch.weight(n);
        double sum = 0;
        for (int v = 0; v < weights.length; v++) {
            if (!batch.isIgnored(n, v)) {
                double error = (double) p[offset + v] - batch.target()[offset + v];
                sum += error * error * weights[v];
                if (gradient != null) {
                    gradient[offset + v] += (float) (2 * factor * error * weights[v]);
                }
            }
        }
        return factor * sum;
    }

    private void addDistances(byte[] mask, Shape shape, double[] weights) {
        add(mask, DistanceTransform.squaredToBackground(mask, BatchMasks.size(shape), spacing), weights);
        if (bothSides) {
            add(mask, DistanceTransform.squaredToForeground(mask, BatchMasks.size(shape), spacing), weights);
        }
    }

    private void add(byte[] mask, double[] squares, double[] weights) {
        for (int v = 0; v < mask.length; v++) {
            if (squares[v] > 0 && squares[v] < Double.POSITIVE_INFINITY) {
                weights[v] += alpha == 2 ? squares[v] : Math.pow(squares[v], alpha / 2);
            }
        }
    }
}
