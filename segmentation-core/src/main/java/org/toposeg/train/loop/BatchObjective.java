package org.toposeg.train.loop;

import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.composite.DeepSupervision;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.train.TrainingBatch;
import org.toposeg.train.TrainingSession;

/** A loss over all outputs of a network for one batch, by deep supervision where there are several. */
final class BatchObjective implements TrainingSession.Objective {

    private final Loss loss;
    private final DeepSupervision supervision;
    private final NetworkSpec spec;
    private final TrainingBatch batch;

    BatchObjective(Loss loss, NetworkSpec spec, TrainingBatch batch) {
        this.loss = loss;
        this.supervision = new DeepSupervision(loss);
        this.spec = spec;
        this.batch = batch;
    }

    @Override
    public double evaluate(float[][] outputs, float[][] gradients) {
        return supervision.evaluate(fine(outputs[0]), outputs, factors(outputs.length), gradients);
    }

    @Override
    public List<Part> parts() {
        int outputs = spec.deepSupervision() ? Math.max(1, spec.levels() - 1) : 1;
        return supervision.scales(fine(batch.target()), factors(outputs)).stream()
                .map(scale -> new Part(scale.output(), scale.weight(), loss, scale.batch()))
                .toList();
    }

    private LossBatch fine(float[] prediction) {
        return new LossBatch(
                batch.shape(), prediction, LossBatch.Space.LOGITS, batch.target(), null, null, batch.groups());
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
