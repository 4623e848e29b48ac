package org.toposeg.train.nd4j;

import java.util.List;
import java.util.Map;
import org.toposeg.network.Weights.Parameter;
import org.toposeg.train.OptimizerSpec;

/** Adam with decoupled weight decay (Loshchilov & Hutter 2019), epsilon 1e-8, as in PyTorch. */
final class AdamW extends Optimizer {

    private static final double EPSILON = 1e-8;

    AdamW(OptimizerSpec spec, Map<String, Parameter> weights) {
        super(spec, weights, List.of("mean", "square"));
    }

    @Override
    void updateOne(String name, float[] w, float[] gradient, float factor, double learningRate) {
        float[] mean = moment(name, "mean");
        float[] square = moment(name, "square");
        float beta1 = (float) spec().beta1();
        float beta2 = (float) spec().beta2();
        float keep = (float) (1 - learningRate * spec().weightDecay());
        float rate = (float) (learningRate / (1 - Math.pow(spec().beta1(), steps())));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(spec().beta2(), steps())));
        for (int i = 0; i < w.length; i++) {
            float g = gradient[i] * factor;
            mean[i] = beta1 * mean[i] + (1 - beta1) * g;
            square[i] = beta2 * square[i] + (1 - beta2) * g * g;
            float deviation = (float) Math.sqrt(square[i]) * correction + (float) EPSILON;
            w[i] = w[i] * keep - rate * mean[i] / deviation;
        }
    }
}
