package org.toposeg.network.samediff;

/** A loss of the network's outputs. */
@FunctionalInterface
public interface OutputObjective {

    /**
     * @param outputs logits of each output, finest first, N×C×space
     * @param gradients same shapes, zeroed; receive d loss / d output
     * @return the loss
     */
    double evaluate(float[][] outputs, float[][] gradients);
}
