package org.toposeg.train.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.network.Weights;
import org.toposeg.network.Weights.Parameter;
import org.toposeg.train.OptimizerSpec;
import org.toposeg.train.TrainingException;

/** An update rule over parameters on the heap, with PyTorch's formulas, and its moments. */
abstract class Optimizer {

    private static final String STEPS = "optimizer.steps";

    private final OptimizerSpec spec;
    private final Map<String, Parameter> weights;
    private final Map<String, Parameter> moments = new LinkedHashMap<>();
    private long steps;

    Optimizer(OptimizerSpec spec, Map<String, Parameter> weights, List<String> slots) {
        this.spec = spec;
        this.weights = weights;
        weights.forEach((name, p) -> slots.forEach(slot ->
                moments.put(name + "/" + slot, new Parameter(p.shape(), new float[p.data().length]))));
    }

    static Optimizer create(OptimizerSpec spec, Map<String, Parameter> weights) {
        return switch (spec.name()) {
            case "sgd" -> new NesterovSgd(spec, weights);
            case "adamw" -> new AdamW(spec, weights);
            default -> throw new TrainingException("Unknown optimiser \"" + spec.name() + "\"; known: adamw, sgd");
        };
    }

    /** Clips the gradients by their common norm and updates the weights in place. */
    final void update(Map<String, float[]> gradients, double learningRate) {
        double factor = clipFactor(gradients);
        steps++;
        weights.entrySet().parallelStream()
                .forEach(e -> updateOne(
                        e.getKey(), e.getValue().data(), gradients.get(e.getKey()), (float) factor, learningRate));
    }

    abstract void updateOne(String name, float[] w, float[] gradient, float factor, double learningRate);

    final OptimizerSpec spec() {
        return spec;
    }

    /** Updates done, this one included. */
    final long steps() {
        return steps;
    }

    final float[] moment(String name, String slot) {
        return moments.get(name + "/" + slot).data();
    }

    /** As PyTorch's clip_grad_norm_: limit / (norm + 1e-6), at most one. */
    private double clipFactor(Map<String, float[]> gradients) {
        if (spec.clipNorm() <= 0) {
            return 1;
        }
        double squares = 0;
        for (float[] gradient : gradients.values()) {
            for (float g : gradient) {
                squares += (double) g * g;
            }
        }
        return Math.min(1, spec.clipNorm() / (Math.sqrt(squares) + 1e-6));
    }

    final Weights state() {
        Map<String, Parameter> copy = new LinkedHashMap<>();
        moments.forEach((name, p) ->
                copy.put(name, new Parameter(p.shape().clone(), p.data().clone())));
        // As two exact 24-bit halves, because a float holds whole numbers up to 2^24 only.
        copy.put(STEPS, new Parameter(new int[] {2}, new float[] {steps >> 24, steps & 0xFFFFFF}));
        return new Weights(copy);
    }

    final void restore(Weights state) {
        moments.forEach((name, p) -> copyInto(state, name, p.data()));
        float[] halves = new float[2];
        copyInto(state, STEPS, halves);
        steps = ((long) halves[0] << 24) + (long) halves[1];
    }

    /** Copies a parameter of the same size. */
    static void copyInto(Weights source, String name, float[] target) {
        Parameter parameter = source.parameters().get(name);
        if (parameter == null || parameter.data().length != target.length) {
            throw new TrainingException("The checkpoint has no values of the right size for \"" + name
                    + "\": it belongs to another network or optimiser");
        }
        System.arraycopy(parameter.data(), 0, target, 0, target.length);
    }
}
