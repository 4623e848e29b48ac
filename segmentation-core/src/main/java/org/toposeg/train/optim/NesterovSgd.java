package org.toposeg.train.optim;

import org.toposeg.plan.OptimizerSettings;

/** v ← μv + g, w ← w − η(g + μv), with the decay added to g; the first v is g, as in PyTorch. */
final class NesterovSgd<V extends ParameterVector<V>> implements UpdateRule<V> {

    private final OptimizerSettings spec;
    private final V velocity;

    NesterovSgd(OptimizerSettings spec, OptimizerState<V> state) {
        this.spec = spec;
        this.velocity = state.vector("velocity");
    }

    @Override
    public void update(V weights, V gradient, double loss, double learningRate) {
        gradient.blend(1, weights, spec.weightDecay());
        velocity.blend(spec.momentum(), gradient, 1);
        gradient.blend(1, velocity, spec.momentum());
        weights.blend(1, gradient, -learningRate);
    }
}
