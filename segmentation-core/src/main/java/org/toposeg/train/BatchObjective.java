package org.toposeg.train;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.network.NetworkSpec;

/**
 * A loss over all outputs of a network. With deep supervision output i has weight 2^-i and the coarsest none, normalised
 * to one (as nnU-Net); its target is the nearest voxel of the full one.
 */
final class BatchObjective implements TrainingSession.Objective {

    private final Loss loss;
    private final NetworkSpec spec;
    private final TrainingBatch batch;

    BatchObjective(Loss loss, NetworkSpec spec, TrainingBatch batch) {
        this.loss = loss;
        this.spec = spec;
        this.batch = batch;
    }

    @Override
    public double evaluate(float[][] outputs, float[][] gradients) {
        double sum = 0;
        for (Part part : parts()) {
            sum += part.evaluate(loss, part.weight(), outputs[part.output()], gradients[part.output()]);
        }
        return sum;
    }

    @Override
    public List<Part> parts() {
        double[] weights = weights(spec.deepSupervision() ? Math.max(1, spec.levels() - 1) : 1);
        int[] factor = {1, 1, 1};
        List<Part> parts = new ArrayList<>();
        for (int o = 0; o < weights.length; o++) {
            if (o > 0) {
                coarsen(factor, spec.stride(o));
            }
            if (weights[o] > 0) {
                Shape shape = shape(factor);
                float[] target = shape.equals(batch.shape()) ? batch.target() : coarse(shape, factor);
                parts.add(new Part(o, weights[o], loss, shape, target));
            }
        }
        return parts;
    }

    private static double[] weights(int outputs) {
        double[] weights = new double[outputs];
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            weights[o] = o > 0 && o == outputs - 1 ? 0 : Math.pow(0.5, o);
            sum += weights[o];
        }
        for (int o = 0; o < outputs; o++) {
            weights[o] /= sum;
        }
        return weights;
    }

    private static void coarsen(int[] factor, int[] stride) {
        for (int a = 0; a < stride.length; a++) {
            factor[3 - stride.length + a] *= stride[a];
        }
    }

    private Shape shape(int[] factor) {
        Shape full = batch.shape();
        return new Shape(
                full.batch(),
                full.channels(),
                full.depth() / factor[0],
                full.height() / factor[1],
                full.width() / factor[2]);
    }

    private float[] coarse(Shape shape, int[] factor) {
        Shape full = batch.shape();
        float[] out = new float[shape.elements()];
        int to = 0;
        for (int image = 0; image < shape.batch() * shape.channels(); image++) {
            for (int k = 0; k < shape.depth(); k++) {
                for (int j = 0; j < shape.height(); j++) {
                    int row = image * full.depth() + k * factor[0] + factor[0] / 2;
                    int from = (row * full.height() + j * factor[1] + factor[1] / 2) * full.width() + factor[2] / 2;
                    for (int i = 0; i < shape.width(); i++) {
                        out[to++] = batch.target()[from + i * factor[2]];
                    }
                }
            }
        }
        return out;
    }
}
