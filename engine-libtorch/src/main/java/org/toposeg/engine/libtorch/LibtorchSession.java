package org.toposeg.engine.libtorch;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.network.NetworkSpec;
import org.toposeg.network.Weights;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.OptimizerSpec;
import org.toposeg.train.TrainingSession;

/** A network being trained in libtorch: each step builds the graph anew and frees it. */
final class LibtorchSession implements TrainingSession {

    private final Memory memory;
    private final int[] inputShape;
    private final Replicas network;
    private final TorchOptimizer optimizer;
    private final LossScale scale;

    LibtorchSession(
            NetworkSpec spec,
            Weights weights,
            OptimizerSpec optimizerSpec,
            int batch,
            int[] patch,
            EngineOptions options) {
        this.memory = new Memory(spec, batch, patch, options);
        memory.requireFit();
        this.inputShape = inputShape(batch, spec.inputChannels(), patch);
        try (PointerScope scope = new PointerScope()) {
            network = memory.guard(() -> new Replicas(spec, weights, TorchDevice.of(options), batch));
            optimizer = new TorchOptimizer(optimizerSpec, network.parameters());
        }
        this.scale = network.device().needsLossScaling() ? LossScale.dynamic() : LossScale.none();
    }

    private static int[] inputShape(int batch, int channels, int[] patch) {
        int[] shape = new int[patch.length + 2];
        shape[0] = batch;
        shape[1] = channels;
        System.arraycopy(patch, 0, shape, 2, patch.length);
        return shape;
    }

    @Override
    public double step(float[] images, Objective objective, double learningRate) {
        return memory.guard(() -> learn(images, objective, learningRate));
    }

    private double learn(float[] images, Objective objective, double learningRate) {
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
        return network.forward(TorchTensors.of(images, inputShape));
    }

    private void backward(List<Tensor> outputs, float[][] gradients) {
        TensorVector roots = new TensorVector();
        TensorVector upstream = new TensorVector();
        for (int o = 0; o < gradients.length; o++) {
            Tensor output = outputs.get(o);
            Tensor gradient = network.device().toDevice(TorchTensors.of(scale.apply(gradients[o]), shape(output)));
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
            network.sumGradients();
            if (scale.accept(network.parameters().values())) {
                optimizer.update(network.parameters(), learningRate, scale.factor());
                scale.grow();
                network.copyWeights();
            }
            network.parameters().values().forEach(parameter -> parameter.grad().zero_());
        }
    }

    @Override
    public float[] predict(float[] images) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            return memory.guard(() -> TorchTensors.read(forward(images).getFirst()));
        }
    }

    @Override
    public Weights weights() {
        try (PointerScope scope = new PointerScope()) {
            return TorchTensors.weights(network.parameters());
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
            network.parameters().forEach((name, tensor) -> TorchTensors.restore(weights, name, tensor));
            network.copyWeights();
            optimizer.restore(optimizerState);
        }
    }

    @Override
    public void close() {
        network.close();
        optimizer.close();
    }
}
