package org.toposeg.train.optim;

import org.toposeg.plan.OptimizerSettings;

/**
 * MoMo's adaptive step size. The losses so far and their gradients make a linear model of the loss around x,
 *
 * <pre>f̄ + ⟨d, x⟩ − γ,   f̄ = avg f(x_j),  d = avg ∇f(x_j),  γ = avg ⟨∇f(x_j), x_j⟩,</pre>
 *
 * cut off at a lower bound f* of the loss. The step goes along d until the model reaches the bound, or as far as the
 * learning rate η allows: with λ the weight decay and ρ the weight of the averages,
 *
 * <pre>τ = min(η/ρ, max(0, (1 + ηλ)(f̄ − ρf* − γ) + ⟨d, x⟩) / ‖d‖²).</pre>
 *
 * All averages have the same factor β. Source: Schaipp, Ohana, Eickenberg, Defazio, Gower: MoMo: Momentum Models for
 * Adaptive Learning Rates, ICML 2024, and the authors' code fabian-sp/MoMo, whose online estimate of the bound this is
 * too.
 */
final class MomoStepSize {

    private static final String LOSS = "loss";
    private static final String GAMMA = "gamma";
    private static final String BOUND = "bound";

    private final OptimizerSettings spec;
    private final OptimizerState<?> state;
    private final double beta;
    private final boolean corrected;

    /**
     * @param beta factor of the averages
     * @param corrected whether they start from zero, with a weight that says so, and not from the first step's values
     */
    MomoStepSize(OptimizerSettings spec, OptimizerState<?> state, double beta, boolean corrected) {
        this.spec = spec;
        this.state = state;
        this.beta = beta;
        this.corrected = corrected;
        state.number(LOSS, 0);
        state.number(GAMMA, 0);
        state.number(BOUND, spec.momo().bound());
    }

    /** β, but 0 in a first step whose values the averages start from. */
    double keep() {
        return state.steps() == 1 && !corrected ? 0 : beta;
    }

    /** Takes a step's loss and ⟨∇f(x), x⟩ in. */
    void add(double loss, double gradientDotWeights) {
        state.number(LOSS, keep() * state.number(LOSS) + (1 - keep()) * loss);
        state.number(GAMMA, keep() * state.number(GAMMA) + (1 - keep()) * gradientDotWeights);
    }

    /**
     * The step size τ.
     *
     * @param dot ⟨d, x⟩
     * @param square ‖d‖², in the norm of D⁻¹ where the step is along D⁻¹d
     */
    double size(double dot, double square, double learningRate) {
        double rho = corrected ? 1 - Math.pow(beta, state.steps()) : 1;
        double growth = 1 + learningRate * spec.weightDecay();
        double model = growth * (state.number(LOSS) - state.number(GAMMA)) + dot;
        if (spec.momo().estimates() && model < growth * rho * state.number(BOUND)) {
            bound(model / (2 * growth * rho));
        }
        double above = Math.max(0, model - growth * rho * state.number(BOUND));
        // Without a direction any step size does; 0/0 is none.
        double size = square == 0 ? 0 : Math.min(learningRate / rho, above / square);
        if (spec.momo().estimates()) {
            bound((state.number(LOSS) + dot - state.number(GAMMA) - size * square / 2) / rho);
        }
        return size;
    }

    private void bound(double estimate) {
        state.number(BOUND, Math.max(estimate, spec.momo().bound()));
    }
}
