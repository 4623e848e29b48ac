package org.toposeg.train.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.samediff.SameDiffNetwork;
import org.toposeg.train.MicroBatch;
import org.toposeg.train.optim.Differentiable;

/** Weights and gradients of a SameDiff network on the heap; changed weights are copied to it. */
final class Nd4jGradients implements Differentiable<ArrayVector> {

    private final SameDiffNetwork network;
    private final int[] shape;
    private final ArrayVector all;
    private final ArrayVector weights;
    private final ArrayVector statistics;
    private final ArrayVector gradient;
    private final ArrayVector ofOnePass;
    private final Map<String, float[]> passGradients = new LinkedHashMap<>();

    /** @param shape of one micro-batch of images */
    Nd4jGradients(SameDiffNetwork network, int[] shape, Weights start) {
        this.network = network;
        this.shape = shape;
        this.all = ArrayVector.copyOf(start.parameters());
        this.weights = all.only(Weights::isLearned);
        this.statistics = all.only(name -> !Weights.isLearned(name));
        this.gradient = weights.zeros();
        this.ofOnePass = weights.zeros();
        weights.names().forEach(name -> passGradients.put(name, ofOnePass.of(name)));
    }

    @Override
    public ArrayVector weights() {
        return weights;
    }

    @Override
    public ArrayVector statistics() {
        return statistics;
    }

    /** Learned parameters and statistics, in the network's order. */
    ArrayVector all() {
        return all;
    }

    @Override
    public ArrayVector gradient() {
        return gradient;
    }

    @Override
    public double differentiate(MicroBatch batch, double scale) {
        double loss =
                network.differentiate(batch.images(), shape, batch.objective()::evaluate, batch.seed(), passGradients);
        statistics.names().forEach(name -> network.get(name, statistics.of(name)));
        gradient.blend(1, ofOnePass, scale);
        return loss;
    }

    @Override
    public void weightsChanged() {
        all.names().forEach(name -> network.set(name, all.of(name)));
    }
}
