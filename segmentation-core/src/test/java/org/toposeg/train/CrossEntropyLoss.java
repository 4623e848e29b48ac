package org.toposeg.train;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;

/** Mean over voxels of -log softmax of the target's class; enough to train on phantoms. */
public final class CrossEntropyLoss implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        LossBatch.Shape shape = batch.shape();
        int voxels = shape.voxels();
        double sum = 0;
        for (int v = 0; v < shape.batch() * voxels; v++) {
            int first = v / voxels * shape.channels() * voxels + v % voxels;
            sum += voxel(batch, gradient, first, voxels, shape.batch() * voxels);
        }
        return sum / (shape.batch() * voxels);
    }

    private static double voxel(LossBatch batch, float[] gradient, int first, int step, int count) {
        double total = 0;
        for (int c = 0; c < batch.shape().channels(); c++) {
            total += Math.exp(batch.prediction()[first + c * step]);
        }
        double loss = 0;
        for (int c = 0; c < batch.shape().channels(); c++) {
            int at = first + c * step;
            double p = Math.exp(batch.prediction()[at]) / total;
            loss -= batch.target()[at] * Math.log(p);
            if (gradient != null) {
                gradient[at] += (float) ((p - batch.target()[at]) / count);
            }
        }
        return loss;
    }
}
