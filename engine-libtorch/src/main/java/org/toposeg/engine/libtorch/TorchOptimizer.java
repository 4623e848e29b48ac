package org.toposeg.engine.libtorch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.network.Weights;
import org.toposeg.train.OptimizerSpec;

/**
 * SGD with Nesterov momentum and AdamW on tensors, by PyTorch's update rules, which the ND4J engine follows too. Moments
 * are kept under the names that engine uses too, so that a run may change engines.
 */
final class TorchOptimizer {

    private static final double ADAM_EPSILON = 1e-8;
    private static final String STEPS = "optimizer.steps";

    private final OptimizerSpec spec;
    private final Map<String, Tensor> moments = new LinkedHashMap<>();
    private long steps;

    TorchOptimizer(OptimizerSpec spec, Map<String, Tensor> parameters) {
        this.spec = spec;
        parameters.forEach((name, tensor) -> {
            for (String slot : slots()) {
                moments.put(name + "/" + slot, retainedZeros(tensor));
            }
        });
    }

    private String[] slots() {
        return switch (spec.name()) {
            case "sgd" -> new String[] {"velocity"};
            case "adamw" -> new String[] {"mean", "square"};
            default ->
                throw new IllegalArgumentException("unknown optimizer '" + spec.name() + "'; known are sgd, adamw.");
        };
    }

    private static Tensor retainedZeros(Tensor like) {
        Tensor zeros = torch.zeros_like(like.detach());
        zeros.retainReference();
        return zeros;
    }

    /** One update of every parameter from its gradient, which is clipped by the global norm and scaled by 1/scale. */
    void update(Map<String, Tensor> parameters, double learningRate, double scale) {
        steps++;
        double factor = clipFactor(parameters, scale) / scale;
        parameters.forEach((name, parameter) -> {
            Tensor gradient = parameter.grad();
            if (factor != 1) {
                gradient.mul_(new Scalar(factor));
            }
            if (spec.name().equals("sgd")) {
                sgd(name, parameter, gradient, learningRate);
            } else {
                adamW(name, parameter, gradient, learningRate);
            }
        });
    }

    /** min(1, clipNorm / norm), with PyTorch's 1e-6 in the denominator. */
    private double clipFactor(Map<String, Tensor> parameters, double scale) {
        if (spec.clipNorm() <= 0) {
            return 1;
        }
        double norm = gradientNorm(parameters) / scale;
        return Math.min(1, spec.clipNorm() / (norm + 1e-6));
    }

    private static double gradientNorm(Map<String, Tensor> parameters) {
        double sum = 0;
        for (Tensor parameter : parameters.values()) {
            double norm = parameter.grad().norm().item_double();
            sum += norm * norm;
        }
        return Math.sqrt(sum);
    }

    /** g += decay·w; m = µ·m + g; w -= lr·(g + µ·m). */
    private void sgd(String name, Tensor parameter, Tensor gradient, double learningRate) {
        Tensor momentum = moments.get(name + "/velocity");
        gradient.add_(parameter, new Scalar(spec.weightDecay()));
        momentum.mul_(new Scalar(spec.momentum())).add_(gradient);
        gradient.add_(momentum, new Scalar(spec.momentum()));
        parameter.add_(gradient, new Scalar(-learningRate));
    }

    /** Decoupled weight decay, bias-corrected moments. */
    private void adamW(String name, Tensor parameter, Tensor gradient, double learningRate) {
        Tensor m = moments.get(name + "/mean");
        Tensor v = moments.get(name + "/square");
        parameter.mul_(new Scalar(1 - learningRate * spec.weightDecay()));
        m.mul_(new Scalar(spec.beta1())).add_(gradient, new Scalar(1 - spec.beta1()));
        v.mul_(new Scalar(spec.beta2())).addcmul_(gradient, gradient, new Scalar(1 - spec.beta2()));
        double firstCorrection = 1 - Math.pow(spec.beta1(), steps);
        double secondCorrection = Math.sqrt(1 - Math.pow(spec.beta2(), steps));
        Tensor denominator = v.sqrt().div_(new Scalar(secondCorrection)).add_(new Scalar(ADAM_EPSILON));
        parameter.addcdiv_(m, denominator, new Scalar(-learningRate / firstCorrection));
    }

    Weights state() {
        Map<String, Weights.Parameter> state =
                new LinkedHashMap<>(TorchTensors.weights(moments).parameters());
        // As two exact 24-bit halves, because a float holds whole numbers up to 2^24 only.
        state.put(STEPS, new Weights.Parameter(new int[] {2}, new float[] {steps >> 24, steps & 0xFFFFFF}));
        return new Weights(state);
    }

    void restore(Weights state) {
        moments.forEach((name, tensor) -> TorchTensors.restore(state, name, tensor));
        float[] halves = state.parameters().get(STEPS).data();
        steps = ((long) halves[0] << 24) + (long) halves[1];
    }

    void close() {
        moments.values().forEach(Tensor::close);
    }
}
