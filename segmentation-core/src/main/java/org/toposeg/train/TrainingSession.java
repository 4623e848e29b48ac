package org.toposeg.train;

import org.toposeg.network.Weights;

/** A network being trained, with its optimiser. Holds native memory: close it. Used by one thread at a time. */
public interface TrainingSession extends AutoCloseable {

    /** Computes the loss of the network's outputs and its gradient, in plain Java. */
    interface Objective {
        /**
         * @param outputs logits of each output, finest first, N×C×space
         * @param gradients same shapes, zeroed; receive d loss / d output
         * @return the loss
         */
        double evaluate(float[][] outputs, float[][] gradients);
    }

    /**
     * One forward and backward pass and one update.
     *
     * @param images N×C×space
     * @return the loss before the update
     */
    double step(float[] images, Objective objective, double learningRate);

    /** Logits of the finest output for one batch, N×C×space. */
    float[] predict(float[] images);

    /** A copy of the current weights. */
    Weights weights();

    /** A copy of the optimiser's moments, by parameter name and slot; with the weights it suffices to resume exactly. */
    Weights optimizerState();

    /** Replaces weights and optimiser moments. */
    void restore(Weights weights, Weights optimizerState);

    @Override
    void close();
}
