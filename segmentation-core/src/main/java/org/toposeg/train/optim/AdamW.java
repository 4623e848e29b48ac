package org.toposeg.train.optim;

import org.toposeg.plan.OptimizerSettings;
import org.toposeg.train.optim.ParameterVector.Diagonal;

/** Adam with decoupled weight decay (Loshchilov & Hutter 2019), epsilon 1e-8, as in PyTorch. */
final class AdamW<V extends ParameterVector<V>> implements UpdateRule<V> {

    private final OptimizerSettings spec;
    private final OptimizerState<V> state;
    private final AdamMoments<V> moments;

    AdamW(OptimizerSettings spec, OptimizerState<V> state) {
        this.spec = spec;
        this.state = state;
        this.moments = new AdamMoments<>(spec, state);
    }

    @Override
    public void update(V weights, V gradient, double loss, double learningRate) {
        weights.scale(1 - learningRate * spec.weightDecay());
        Diagonal<V> diagonal = moments.add(gradient);
        double correction = 1 - Math.pow(spec.beta1(), state.steps());
        weights.addDivided(moments.mean(), diagonal, -learningRate / correction);
    }
}
