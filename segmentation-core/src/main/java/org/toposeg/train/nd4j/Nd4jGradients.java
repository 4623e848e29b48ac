package org.toposeg.train.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.network.Weights;
import org.toposeg.network.samediff.SameDiffNetwork;
import org.toposeg.train.MicroBatch;
import org.toposeg.train.optim.Differentiable;

/** Weights and gradients of a SameDiff network on the heap; changed weights are copied to it. */
final class Nd4jGradients implements Differentiable<ArrayVector> {

    private final SameDiffNetwork network;
    private final int[] shape;
    private final ArrayVector weights;
    private final ArrayVector gradient;
    private final ArrayVector ofOnePass;
    private final Map<String, float[]> passGradients = new LinkedHashMap<>();

    /** @param shape of one micro-batch of images */
    Nd4jGradients(SameDiffNetwork network, int[] shape, Weights start) {
        this.network = network;
        this.shape = shape;
        this.weights = ArrayVector.copyOf(start.parameters());
        this.gradient = weights.zeros();
        this.ofOnePass = weights.zeros();
        start.parameters().keySet().forEach(name -> passGradients.put(name, ofOnePass.of(name)));
    }

    @Override
    public ArrayVector weights() {
        return weights;
    }

    @Override
    public ArrayVector gradient() {
        return gradient;
    }

    @Override
    public double differentiate(MicroBatch batch, double scale) {
        double loss = network.differentiate(batch.images(), shape, batch.objective()::evaluate, passGradients);
        gradient.blend(1, ofOnePass, scale);
        return loss;
    }

    @Override
    public void weightsChanged() {
        passGradients.keySet().forEach(name -> network.set(name, weights.of(name)));
    }
}
