package org.toposeg.train.nd4j;

import java.util.List;
import java.util.Map;
import org.toposeg.network.Weights.Parameter;
import org.toposeg.train.OptimizerSpec;

/** v ← μv + g, w ← w − η(g + μv), with the decay added to g; the first v is g, as in PyTorch. */
final class NesterovSgd extends Optimizer {

    private static final String VELOCITY = "velocity";

    NesterovSgd(OptimizerSpec spec, Map<String, Parameter> weights) {
        super(spec, weights, List.of(VELOCITY));
    }

    @Override
    void updateOne(String name, float[] w, float[] gradient, float factor, double learningRate) {
        float[] v = moment(name, VELOCITY);
        float momentum = (float) spec().momentum();
        float decay = (float) spec().weightDecay();
        float rate = (float) learningRate;
        for (int i = 0; i < w.length; i++) {
            float g = gradient[i] * factor + decay * w[i];
            v[i] = momentum * v[i] + g;
            w[i] -= rate * (g + momentum * v[i]);
        }
    }
}
