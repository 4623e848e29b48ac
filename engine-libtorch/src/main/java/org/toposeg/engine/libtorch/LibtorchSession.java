package org.toposeg.engine.libtorch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.network.Architecture;
import org.toposeg.network.Architectures;
import org.toposeg.network.NetworkSpec;
import org.toposeg.network.Weights;
import org.toposeg.train.OptimizerSpec;
import org.toposeg.train.TrainingSession;

/** A network in libtorch: parameters are leaf tensors, each step builds the graph anew and frees it. */
final class LibtorchSession implements TrainingSession {

    private final NetworkSpec spec;
    private final Architecture architecture;
    private final TorchDevice device;
    private final int[] inputShape;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final TorchOptimizer optimizer;
    private final LossScale scale;

    LibtorchSession(
            NetworkSpec spec,
            Weights weights,
            OptimizerSpec optimizerSpec,
            int batch,
            int[] patch,
            TorchDevice device) {
        this.spec = spec;
        this.architecture = Architectures.named(spec.architecture());
        this.device = device;
        this.scale = device.needsLossScaling() ? LossScale.dynamic() : LossScale.none();
        this.inputShape = inputShape(batch, spec.inputChannels(), patch);
        try (PointerScope scope = new PointerScope()) {
            weights.parameters().forEach((name, parameter) -> parameters.put(name, leaf(parameter)));
            optimizer = new TorchOptimizer(optimizerSpec, parameters);
        }
    }

    private static int[] inputShape(int batch, int channels, int[] patch) {
        int[] shape = new int[patch.length + 2];
        shape[0] = batch;
        shape[1] = channels;
        System.arraycopy(patch, 0, shape, 2, patch.length);
        return shape;
    }

    private Tensor leaf(Weights.Parameter parameter) {
        Tensor tensor = device.toDevice(TorchTensors.of(parameter.data(), parameter.shape()));
        tensor.set_requires_grad(true);
        tensor.retainReference();
        return tensor;
    }

    @Override
    public double step(float[] images, Objective objective, double learningRate) {
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> outputs = forward(images);
            float[][] values = outputs.stream().map(TorchTensors::read).toArray(float[][]::new);
            float[][] gradients = new float[values.length][];
            for (int o = 0; o < values.length; o++) {
                gradients[o] = new float[values[o].length];
            }
            double loss = objective.evaluate(values, gradients);
            backward(outputs, gradients);
            update(learningRate);
            return loss;
        }
    }

    private List<Tensor> forward(float[] images) {
        Tensor input = device.toDevice(TorchTensors.of(images, inputShape));
        return device.autocast(() -> architecture.build(
                new TorchGraph(input, parameters, spec.dimensions() == 2, device.isChannelsLast()), spec));
    }

    private void backward(List<Tensor> outputs, float[][] gradients) {
        TensorVector roots = new TensorVector();
        TensorVector upstream = new TensorVector();
        for (int o = 0; o < gradients.length; o++) {
            Tensor output = outputs.get(o);
            Tensor gradient = device.toDevice(TorchTensors.of(scale.apply(gradients[o]), shape(output)));
            roots.push_back(output);
            upstream.push_back(gradient.to(output.scalar_type()));
        }
        torch.backward(roots, upstream, new BoolOptional(), false, new TensorVector());
    }

    private static int[] shape(Tensor tensor) {
        long[] sizes = tensor.shape();
        int[] shape = new int[sizes.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = (int) sizes[axis];
        }
        return shape;
    }

    private void update(double learningRate) {
        try (NoGradGuard guard = new NoGradGuard()) {
            if (scale.accept(parameters.values())) {
                optimizer.update(parameters, learningRate, scale.factor());
                scale.grow();
            }
            parameters.values().forEach(parameter -> parameter.grad().zero_());
        }
    }

    @Override
    public float[] predict(float[] images) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            return TorchTensors.read(forward(images).getFirst());
        }
    }

    @Override
    public Weights weights() {
        try (PointerScope scope = new PointerScope()) {
            return TorchTensors.weights(parameters);
        }
    }

    @Override
    public Weights optimizerState() {
        try (PointerScope scope = new PointerScope()) {
            return optimizer.state();
        }
    }

    @Override
    public void restore(Weights weights, Weights optimizerState) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            parameters.forEach((name, tensor) -> TorchTensors.restore(weights, name, tensor));
            optimizer.restore(optimizerState);
        }
    }

    @Override
    public void close() {
        parameters.values().forEach(Tensor::close);
        optimizer.close();
    }
}
