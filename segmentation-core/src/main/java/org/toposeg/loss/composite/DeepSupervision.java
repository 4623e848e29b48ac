package org.toposeg.loss.composite;

import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;

/**
 * Any loss at several scales: {@code Σ_i w_i L(output i, target at its scale)} with {@code w_i = 2^-i}, 0 for the coarsest,
 * normalised to one, as in nnU-Net (Isensee et al. 2021). A coarse voxel has the target, and is ignored, as the fine voxel
 * in its middle.
 */
public final class DeepSupervision {

    /**
     * One scale.
     *
     * @param batch whose prediction is not looked at
     */
    public record Scale(int output, double weight, LossBatch batch) {}

    private final Loss loss;

    /** @param loss for every scale */
    public DeepSupervision(Loss loss) {
        this.loss = loss;
    }

    /**
     * @param fine batch at the finest scale; its prediction is not looked at
     * @param outputs logits of each output, finest first, N×C×space
     * @param factors by output: how many fine voxels a voxel spans along z, y and x; coarse sizes are rounded down
     * @param gradients same shapes as the outputs; d value / d output is added
     * @return the value
     */
    public double evaluate(LossBatch fine, float[][] outputs, int[][] factors, float[][] gradients) {
        double sum = 0;
        for (Scale scale : scales(fine, factors)) {
            int o = scale.output();
            LossBatch batch = scale.batch().withPrediction(outputs[o], LossBatch.Space.LOGITS);
            sum += loss.evaluate(scale.weight(), batch, gradients[o]);
        }
        return sum;
    }

    /** The scales that count, for outputs as in {@link #evaluate}. */
    public List<Scale> scales(LossBatch fine, int[][] factors) {
        double[] weights = weights(factors.length);
        return IntStream.range(0, factors.length)
                .filter(o -> weights[o] > 0)
                .mapToObj(o -> new Scale(o, weights[o], coarse(fine, factors[o])))
                .toList();
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

    private static LossBatch coarse(LossBatch fine, int[] factor) {
        Shape s = fine.shape();
        Shape to = new Shape(
                s.batch(), s.channels(), s.depth() / factor[0], s.height() / factor[1], s.width() / factor[2]);
        if (to.equals(s)) {
            return fine;
        }
        float[] target = new float[to.elements()];
        byte[] ignore = fine.ignore() == null ? null : new byte[to.batch() * to.voxels()];
        for (int v = 0; v < to.voxels(); v++) {
            int from = middle(v, s, to, factor);
            for (int image = 0; image < s.batch() * s.channels(); image++) {
                target[image * to.voxels() + v] = fine.target()[image * s.voxels() + from];
            }
            for (int n = 0; ignore != null && n < s.batch(); n++) {
                ignore[n * to.voxels() + v] = fine.ignore()[n * s.voxels() + from];
            }
        }
        return fine.with(to, fine.prediction(), target, ignore);
    }

    /** The fine voxel in the middle of a coarse one. */
    private static int middle(int v, Shape s, Shape to, int[] factor) {
        int z = v / (to.height() * to.width()) * factor[0] + factor[0] / 2;
        int y = v / to.width() % to.height() * factor[1] + factor[1] / 2;
        return (z * s.height() + y) * s.width() + v % to.width() * factor[2] + factor[2] / 2;
    }
}
