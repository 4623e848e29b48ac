package org.toposeg.train.optim;

import org.toposeg.plan.OptimizerSettings;

/** x ← (x − τd)/(1 + ηλ) with the step size τ of {@link MomoStepSize}: momentum that needs little tuning of η. */
final class Momo<V extends ParameterVector<V>> implements UpdateRule<V> {

    private final OptimizerSettings spec;
    private final V mean;
    private final MomoStepSize steps;

    Momo(OptimizerSettings spec, OptimizerState<V> state) {
        this.spec = spec;
        this.mean = state.vector("mean");
        this.steps = new MomoStepSize(spec, state, spec.momentum(), spec.momo().corrects());
    }

    @Override
    public void update(V weights, V gradient, double loss, double learningRate) {
        steps.add(loss, weights.dot(gradient));
        mean.blend(steps.keep(), gradient, 1 - steps.keep());
        double size = steps.size(weights.dot(mean), mean.dot(mean), learningRate);
        weights.blend(1, mean, -size);
        weights.scale(1 / (1 + learningRate * spec.weightDecay()));
    }
}
