package org.toposeg.train.optim;

import org.toposeg.plan.OptimizerSettings;
import org.toposeg.train.optim.ParameterVector.Diagonal;

/** Moving averages of the gradient and of its square, from zero on (Kingma & Ba 2015). */
final class AdamMoments<V extends ParameterVector<V>> {

    private static final double EPSILON = 1e-8;

    private final OptimizerSettings spec;
    private final OptimizerState<V> state;
    private final V mean;
    private final V square;

    AdamMoments(OptimizerSettings spec, OptimizerState<V> state) {
        this.spec = spec;
        this.state = state;
        this.mean = state.vector("mean");
        this.square = state.vector("square");
    }

    /** Takes a step's gradient in; the diagonal is corrected for the start from zero, the mean is not. */
    Diagonal<V> add(V gradient) {
        mean.blend(spec.beta1(), gradient, 1 - spec.beta1());
        square.blendSquares(spec.beta2(), gradient, 1 - spec.beta2());
        return new Diagonal<>(square, Math.sqrt(1 - Math.pow(spec.beta2(), state.steps())), EPSILON);
    }

    V mean() {
        return mean;
    }
}
