package org.toposeg.engine.libtorch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.toposeg.network.NetworkSpec;
import org.toposeg.network.Pass;
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
    private final boolean lossesOnDevice;

    /** @param lossesOnDevice whether losses that have a tensor form are computed in it */
    LibtorchSession(
            NetworkSpec spec,
            Weights weights,
            OptimizerSpec optimizerSpec,
            int batch,
            int[] patch,
            EngineOptions options,
            boolean lossesOnDevice) {
        this.lossesOnDevice = lossesOnDevice;
        this.memory = new Memory(spec, batch, patch, options);
        memory.requireFit();
        this.inputShape = inputShape(batch, spec.inputChannels(), patch);
        try (PointerScope scope = new PointerScope()) {
            network = memory.guard(() -> new Replicas(spec, weights, TorchDevice.of(options), batch));
            optimizer = new TorchOptimizer(optimizerSpec, network.learned());
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
    public double step(float[] images, Objective objective, double learningRate, long seed) {
        return memory.guard(() -> learn(images, objective, learningRate, Pass.training(seed)));
    }

    private double learn(float[] images, Objective objective, double learningRate, Pass pass) {
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> outputs = forward(images, pass);
            SplitLoss split = lossesOnDevice ? SplitLoss.onDevice(objective) : SplitLoss.inJava(objective);
            Backward backward = new Backward(network.device(), scale);
            Optional<Tensor> onDevice = split.onDevice(outputs, network.device());
            onDevice.ifPresent(backward::from);
            double loss = inJava(split, outputs, backward);
            backward.run();
            update(learningRate);
            return loss + onDevice.map(Tensor::item_double).orElse(0.0);
        }
    }

    private List<Tensor> forward(float[] images, Pass pass) {
        return network.forward(TorchTensors.of(images, inputShape), pass);
    }

    private static double inJava(SplitLoss split, List<Tensor> outputs, Backward backward) {
        if (!split.needsJava()) {
            outputs.forEach(backward::fromNothing);
            return 0;
        }
        float[][] values = outputs.stream().map(TorchTensors::read).toArray(float[][]::new);
        float[][] gradients = new float[values.length][];
        for (int o = 0; o < values.length; o++) {
            gradients[o] = new float[values[o].length];
        }
        double loss = split.inJava(values, gradients);
        for (int o = 0; o < values.length; o++) {
            backward.from(outputs.get(o), gradients[o]);
        }
        return loss;
    }

    private void update(double learningRate) {
        try (NoGradGuard guard = new NoGradGuard()) {
            network.sumGradients();
            Map<String, Tensor> learned = network.learned();
            if (scale.accept(learned.values())) {
                optimizer.update(learned, learningRate, scale.factor());
                scale.grow();
                network.copyWeights();
            }
            learned.values().forEach(parameter -> parameter.grad().zero_());
        }
    }

    @Override
    public float[] predict(float[] images) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            return memory.guard(
                    () -> TorchTensors.read(forward(images, Pass.INFERENCE).getFirst()));
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
