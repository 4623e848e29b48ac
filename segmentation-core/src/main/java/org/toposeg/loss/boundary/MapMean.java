package org.toposeg.loss.boundary;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Parallel;

/**
 * The mean over samples, classes and voxels of probability × map, where the map of a class is made from where the target
 * is that class.
 *
 * @param background whether channel 0 counts beside others
 * @param map makes the map
 */
record MapMean(boolean background, MapMaker map) implements Loss {

    /** Makes the map of one class of one sample. */
    @FunctionalInterface
    interface MapMaker {
        /** @param mask D×H×W, 1 where the target is the class; @param shape of the batch; @return D×H×W */
        float[] of(byte[] mask, Shape shape);
    }

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
        float[] values = map.of(BatchMasks.overHalf(batch, batch.target(), n, c), batch.shape());
        int offset = batch.shape().offset(n, c);
        double factor = scale * batch.weight(n);
        double sum = 0;
        for (int v = 0; v < values.length; v++) {
            if (!batch.isIgnored(n, v)) {
                sum += (double) batch.prediction()[offset + v] * values[v];
                if (gradient != null) {
                    gradient[offset + v] += (float) (factor * values[v]);
                }
            }
        }
        return factor * sum;
    }
}
