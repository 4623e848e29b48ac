package org.toposeg.engine.libtorch;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.MicroBatch;
import org.toposeg.train.TrainingSession;
import org.toposeg.train.optim.LossScale;
import org.toposeg.train.optim.Optimizer;

/** A network being trained in libtorch. */
final class LibtorchSession implements TrainingSession {

    private final Memory memory;
    private final int[] inputShape;
    private final Replicas network;
    private final TorchGradients gradients;
    private final Optimizer<TorchVector> optimizer;

    /** @param lossesOnDevice whether losses that have a tensor form are computed in it */
    LibtorchSession(
            NetworkSpec spec,
            Weights weights,
            OptimizerSettings optimizerSpec,
            int batch,
            int[] patch,
            EngineOptions options,
            boolean lossesOnDevice) {
        this.memory = new Memory(spec, batch, patch, options);
        memory.requireFit();
        this.inputShape = inputShape(batch, spec.inputChannels(), patch);
        try (PointerScope scope = new PointerScope()) {
            network = memory.guard(() -> new Replicas(spec, weights, TorchDevice.of(options), batch));
            gradients = new TorchGradients(network, inputShape, lossesOnDevice);
            LossScale scale = network.device().needsLossScaling() ? LossScale.dynamic() : LossScale.none();
            optimizer = new Optimizer<>(optimizerSpec, gradients, scale);
        }
    }

    private static int[] inputShape(int batch, int channels, int[] patch) {
        int[] shape = new int[patch.length + 2];
        shape[0] = batch;
        shape[1] = channels;
        System.arraycopy(patch, 0, shape, 2, patch.length);
        return shape;
    }

    @Override
    public double step(List<MicroBatch> batches, double learningRate) {
        try (PointerScope scope = new PointerScope()) {
            return memory.guard(() -> optimizer.step(batches, learningRate));
        }
    }

    @Override
    public float[] predict(float[] images) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            return memory.guard(
                    () -> TorchTensors.read(network.forward(TorchTensors.of(images, inputShape), ForwardMode.INFERENCE)
                            .getFirst()));
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
        try (PointerScope scope = new PointerScope()) {
            TorchVector.sharing(network.parameters()).restore(weights.parameters(), name -> name);
            optimizer.restore(optimizerState);
            gradients.weightsChanged();
        }
    }

    @Override
    public void close() {
        network.close();
        optimizer.close();
    }
}
