package org.toposeg.train;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.composite.DeepSupervision;
import org.toposeg.network.NetworkSpec;

/** A loss over all outputs of a network for one batch, by deep supervision where there are several. */
final class BatchObjective implements TrainingSession.Objective {

    private final DeepSupervision loss;
    private final NetworkSpec spec;
    private final TrainingBatch batch;

    BatchObjective(Loss loss, NetworkSpec spec, TrainingBatch batch) {
        this.loss = new DeepSupervision(loss);
        this.spec = spec;
        this.batch = batch;
    }

    @Override
    public double evaluate(float[][] outputs, float[][] gradients) {
        LossBatch fine = LossBatch.of(batch.shape(), outputs[0], LossBatch.Space.LOGITS, batch.target());
        return loss.evaluate(fine, outputs, factors(outputs.length), gradients);
    }

    /** Strides down to each output. */
    private int[][] factors(int outputs) {
        int[][] factors = new int[outputs][];
        int[] factor = {1, 1, 1};
        for (int o = 0; o < outputs; o++) {
            int[] stride = o == 0 ? new int[0] : spec.stride(o);
            for (int a = 0; a < stride.length; a++) {
                factor[3 - stride.length + a] *= stride[a];
            }
            factors[o] = factor.clone();
        }
        return factors;
    }
}
