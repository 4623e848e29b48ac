package org.toposeg.train;

import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.network.graph.Weights;

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

        /**
         * The same, in the parts it is the sum of, for an engine that can compute some named losses on its device; empty
         * where it has no such parts.
         */
        default List<Part> parts() {
            return List.of();
        }

        /**
         * One loss of one output.
         *
         * @param output its number
         * @param weight by which the loss counts
         * @param batch what it compares with; its prediction is not looked at
         */
        record Part(int output, double weight, Loss loss, LossBatch batch) {}
    }

    /**
     * One update from one or several forward and backward passes: the gradient is the mean of theirs, so that for a loss
     * that is a mean over samples it is that of all samples in one batch. Clipping and SAM take that gradient.
     *
     * @param batches at least one
     * @return their mean loss before the update
     */
    double step(List<MicroBatch> batches, double learningRate);

    /** As above, from one pass, in which the network draws with a seed. */
    default double step(float[] images, Objective objective, double learningRate, long seed) {
        return step(List.of(new MicroBatch(images, objective, seed)), learningRate);
    }

    /** As above, with a network that draws nothing at random, or the same each time. */
    default double step(float[] images, Objective objective, double learningRate) {
        return step(images, objective, learningRate, 0);
    }

    /** Logits of the finest output for one batch, N×C×space. */
    float[] predict(float[] images);

    /** A copy of the current weights. */
    Weights weights();

    /** A copy of what the optimiser remembers, by name; with the weights it suffices to resume exactly. */
    Weights optimizerState();

    /** Replaces the weights and what the optimiser remembers. */
    void restore(Weights weights, Weights optimizerState);

    @Override
    void close();
}
