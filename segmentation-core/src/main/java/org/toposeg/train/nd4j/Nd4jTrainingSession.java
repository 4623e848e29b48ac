package org.toposeg.train.nd4j;

import java.util.Arrays;
import java.util.List;
import org.toposeg.network.graph.NetworkSpec;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.samediff.SameDiffNetwork;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.train.MicroBatch;
import org.toposeg.train.TrainingException;
import org.toposeg.train.TrainingSession;
import org.toposeg.train.optim.LossScale;
import org.toposeg.train.optim.Optimizer;

/** A network being trained in SameDiff. */
final class Nd4jTrainingSession implements TrainingSession {

    private final SameDiffNetwork network;
    private final int[] shape;
    private final Nd4jGradients gradients;
    private final Optimizer<ArrayVector> optimizer;

    Nd4jTrainingSession(NetworkSpec spec, Weights weights, OptimizerSettings optimizer, int batch, int[] patch) {
        requireDivisible(spec, patch);
        this.network = new SameDiffNetwork(spec, weights);
        this.shape = shape(batch, spec.inputChannels(), patch);
        this.gradients = new Nd4jGradients(network, shape, weights);
        this.optimizer = new Optimizer<>(optimizer, gradients, LossScale.none());
    }

    private static void requireDivisible(NetworkSpec spec, int[] patch) {
        int[] divisor = spec.divisor();
        for (int axis = 0; axis < divisor.length; axis++) {
            if (patch.length != divisor.length || patch[axis] % divisor[axis] != 0) {
                throw new TrainingException("The patch " + Arrays.toString(patch)
                        + " must be divisible by the network's strides " + Arrays.toString(divisor));
            }
        }
    }

    private static int[] shape(int batch, int channels, int[] patch) {
        int[] shape = new int[patch.length + 2];
        shape[0] = batch;
        shape[1] = channels;
        System.arraycopy(patch, 0, shape, 2, patch.length);
        return shape;
    }

    @Override
    public double step(List<MicroBatch> batches, double learningRate) {
        return optimizer.step(batches, learningRate);
    }

    @Override
    public float[] predict(float[] images) {
        return network.forward(images, shape);
    }

    @Override
    public Weights weights() {
        return new Weights(gradients.all().values());
    }

    @Override
    public Weights optimizerState() {
        return optimizer.state();
    }

    @Override
    public void restore(Weights newWeights, Weights optimizerState) {
        gradients.all().restore(newWeights.parameters(), name -> name);
        optimizer.restore(optimizerState);
        gradients.weightsChanged();
    }

    @Override
    public void close() {
        network.close();
        optimizer.close();
    }
}
