package org.toposeg.train.optim;

import java.util.List;
import java.util.Map;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.train.MicroBatch;

/**
 * One update after the other, in the order that is the same in every engine: the gradient of each micro-batch, their
 * mean, with SAM the same once more above, clipping, the update rule.
 *
 * <p>Sharpness-aware minimisation: a step of a given length uphill along the gradient, ρ∇f/‖∇f‖; the gradient found
 * there updates the weights as they were before. Source: Foret, Kleiner, Mobahi, Neyshabur: Sharpness-Aware Minimization
 * for Efficiently Improving Generalization, ICLR 2021; the uphill step is that of all micro-batches together.
 * Running statistics of batch norms are those of the passes below.
 */
public final class Optimizer<V extends ParameterVector<V>> implements AutoCloseable {

    private static final double TINY = 1e-12;

    private final OptimizerSettings spec;
    private final Differentiable<V> network;
    private final LossScale scale;
    private final OptimizerState<V> state;
    private final UpdateRule<V> rule;
    private final V below;
    private final V statisticsBelow;

    /** @throws org.toposeg.train.TrainingException if no update rule has the name */
    public Optimizer(OptimizerSettings spec, Differentiable<V> network, LossScale scale) {
        this.spec = spec;
        this.network = network;
        this.scale = scale;
        this.state = new OptimizerState<>(network.weights());
        this.rule = UpdateRules.of(spec, state);
        this.below = spec.radius() > 0 ? network.weights().zeros() : null;
        this.statisticsBelow = spec.radius() > 0 ? network.statistics().zeros() : null;
    }

    /**
     * One update.
     *
     * @param batches at least one, all of the same size
     * @return their mean loss before the update
     */
    public double step(List<MicroBatch> batches, double learningRate) {
        double loss = differentiate(batches);
        if (scale.accept(network.gradient())) {
            if (spec.radius() > 0) {
                updateFromAbove(batches, learningRate);
            } else {
                update(loss, learningRate);
            }
        }
        network.gradient().clear();
        return loss;
    }

    /** The mean loss; leaves its gradient. */
    private double differentiate(List<MicroBatch> batches) {
        double sum = 0;
        for (MicroBatch batch : batches) {
            sum += network.differentiate(batch, scale.factor());
        }
        network.gradient().scale(1 / (scale.factor() * batches.size()));
        return sum / batches.size();
    }

    private void updateFromAbove(List<MicroBatch> batches, double learningRate) {
        V weights = network.weights();
        below.set(weights);
        statisticsBelow.set(network.statistics());
        weights.blend(1, network.gradient(), spec.radius() / (network.gradient().norm() + TINY));
        network.weightsChanged();
        network.gradient().clear();
        double loss = differentiate(batches);
        weights.set(below);
        network.statistics().set(statisticsBelow);
        if (scale.accept(network.gradient())) {
            update(loss, learningRate);
        } else {
            network.weightsChanged();
        }
    }

    private void update(double loss, double learningRate) {
        clip(network.gradient());
        state.countStep();
        rule.update(network.weights(), network.gradient(), loss, learningRate);
        network.weightsChanged();
        scale.grow();
    }

    /** As PyTorch's clip_grad_norm_: times limit / (norm + 1e-6), at most one. */
    private void clip(V gradient) {
        if (spec.clipNorm() > 0) {
            gradient.scale(Math.min(1, spec.clipNorm() / (gradient.norm() + 1e-6)));
        }
    }

    /** A copy of everything that the next updates depend on, beside the weights. */
    public Weights state() {
        Map<String, Parameter> saved = state.save();
        scale.save(saved);
        return new Weights(saved);
    }

    /**
     * Goes on from a state.
     *
     * @throws org.toposeg.train.TrainingException if it is that of another network or update rule
     */
    public void restore(Weights saved) {
        state.restore(saved);
        scale.restore(saved);
    }

    @Override
    public void close() {
        state.close();
        if (below != null) {
            below.close();
            statisticsBelow.close();
        }
    }
}
