package org.toposeg.train.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.network.NetworkSpec;
import org.toposeg.network.Weights;
import org.toposeg.network.Weights.Parameter;
import org.toposeg.network.samediff.SameDiffNetwork;
import org.toposeg.train.OptimizerSpec;
import org.toposeg.train.TrainingException;
import org.toposeg.train.TrainingSession;

/** Keeps the weights on the heap, where the optimiser updates them, and copies them to the network after each step. */
final class Nd4jTrainingSession implements TrainingSession {

    private final SameDiffNetwork network;
    private final int[] shape;
    private final Map<String, Parameter> weights;
    private final Map<String, float[]> gradients = new LinkedHashMap<>();
    private final Optimizer optimizer;

    Nd4jTrainingSession(NetworkSpec spec, Weights weights, OptimizerSpec optimizer, int batch, int[] patch) {
        requireDivisible(spec, patch);
        this.network = new SameDiffNetwork(spec, weights);
        this.shape = shape(batch, spec.inputChannels(), patch);
        this.weights = copy(weights);
        Map<String, Parameter> learned = new Weights(this.weights).learned();
        learned.forEach((name, p) -> gradients.put(name, new float[p.data().length]));
        this.optimizer = Optimizer.create(optimizer, learned);
    }

    private static void requireDivisible(NetworkSpec spec, int[] patch) {
        int[] divisor = spec.divisor();
        for (int axis = 0; axis < divisor.length; axis++) {
            if (patch.length != divisor.length || patch[axis] % divisor[axis] != 0) {
                throw new TrainingException("The patch " + java.util.Arrays.toString(patch)
                        + " must be divisible by the network's strides " + java.util.Arrays.toString(divisor));
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

    private static Map<String, Parameter> copy(Weights weights) {
        Map<String, Parameter> copy = new LinkedHashMap<>();
        weights.parameters()
                .forEach((name, p) ->
                        copy.put(name, new Parameter(p.shape().clone(), p.data().clone())));
        return copy;
    }

    @Override
    public double step(float[] images, Objective objective, double learningRate, long seed) {
        double loss = network.differentiate(images, shape, objective::evaluate, seed, gradients);
        optimizer.update(gradients, learningRate);
        downloadRunningStatistics();
        upload();
        return loss;
    }

    private void downloadRunningStatistics() {
        weights.forEach((name, p) -> {
            if (!Weights.isLearned(name)) {
                network.get(name, p.data());
            }
        });
    }

    private void upload() {
        weights.forEach((name, p) -> network.set(name, p.data()));
    }

    @Override
    public float[] predict(float[] images) {
        return network.forward(images, shape);
    }

    @Override
    public Weights weights() {
        return new Weights(copy(new Weights(weights)));
    }

    @Override
    public Weights optimizerState() {
        return optimizer.state();
    }

    @Override
    public void restore(Weights newWeights, Weights optimizerState) {
        weights.forEach((name, p) -> Optimizer.copyInto(newWeights, name, p.data()));
        optimizer.restore(optimizerState);
        upload();
    }

    @Override
    public void close() {
        network.close();
    }
}
