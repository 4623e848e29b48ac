package org.toposeg.train.optim;

import org.toposeg.plan.OptimizerSettings;
import org.toposeg.train.optim.ParameterVector.Diagonal;

/**
 * x ← (x − τD⁻¹d)/(1 + ηλ) with Adam's moments d and D and the step size τ of {@link MomoStepSize} in D's norm. The
 * averages always start from zero, as Adam's.
 */
final class MomoAdam<V extends ParameterVector<V>> implements UpdateRule<V> {

    private final OptimizerSettings spec;
    private final AdamMoments<V> moments;
    private final MomoStepSize steps;

    MomoAdam(OptimizerSettings spec, OptimizerState<V> state) {
        this.spec = spec;
        this.moments = new AdamMoments<>(spec, state);
        this.steps = new MomoStepSize(spec, state, spec.beta1(), true);
    }

    @Override
    public void update(V weights, V gradient, double loss, double learningRate) {
        steps.add(loss, weights.dot(gradient));
        Diagonal<V> diagonal = moments.add(gradient);
        V mean = moments.mean();
        double size = steps.size(weights.dot(mean), mean.squareDivided(diagonal), learningRate);
        weights.addDivided(mean, diagonal, -size);
        weights.scale(1 / (1 + learningRate * spec.weightDecay()));
    }
}
