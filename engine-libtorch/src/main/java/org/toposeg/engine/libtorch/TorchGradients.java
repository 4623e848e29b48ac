package org.toposeg.engine.libtorch;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.train.MicroBatch;
import org.toposeg.train.optim.Differentiable;

/** Autograd through a network and a loss; the graph of a pass is built anew and freed after it. */
final class TorchGradients implements Differentiable<TorchVector> {

    private final Replicas network;
    private final int[] inputShape;
    private final boolean lossesOnDevice;

    /**
     * @param inputShape of one micro-batch of images
     * @param lossesOnDevice whether losses that have a tensor form are computed in it
     */
    TorchGradients(Replicas network, int[] inputShape, boolean lossesOnDevice) {
        this.network = network;
        this.inputShape = inputShape;
        this.lossesOnDevice = lossesOnDevice;
    }

    @Override
    public TorchVector weights() {
        return TorchVector.sharing(network.learned());
    }

    @Override
    public TorchVector statistics() {
        return TorchVector.sharing(network.statistics());
    }

    @Override
    public TorchVector gradient() {
        return TorchVector.gradientsOf(network.learned());
    }

    @Override
    public double differentiate(MicroBatch batch, double scale) {
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> outputs =
                    network.forward(TorchTensors.of(batch.images(), inputShape), ForwardMode.training(batch.seed()));
            SplitLoss split =
                    lossesOnDevice ? SplitLoss.onDevice(batch.objective()) : SplitLoss.inJava(batch.objective());
            Backward backward = new Backward(network.device(), scale);
            Optional<Tensor> onDevice = split.onDevice(outputs, network.device());
            onDevice.ifPresent(backward::from);
            double loss = inJava(split, outputs, backward);
            backward.run();
            sumGradients();
            return loss + onDevice.map(Tensor::item_double).orElse(0.0);
        }
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

    private void sumGradients() {
        try (NoGradGuard guard = new NoGradGuard()) {
            network.sumGradients();
        }
    }

    @Override
    public void weightsChanged() {
        try (NoGradGuard guard = new NoGradGuard()) {
            network.copyWeights();
        }
    }
}
