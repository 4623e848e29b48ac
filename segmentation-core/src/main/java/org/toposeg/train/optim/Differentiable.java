package org.toposeg.train.optim;

import org.toposeg.train.MicroBatch;

/** A network as an optimiser sees it: a point, and the gradient of losses there. */
public interface Differentiable<V extends ParameterVector<V>> {

    /** The parameters themselves: a change of the vector changes the network after {@link #weightsChanged()}. */
    V weights();

    /** The gradient summed so far; may be asked for after the first {@link #differentiate}. */
    V gradient();

    /**
     * One forward and backward pass.
     *
     * @param scale adds this times the gradient of the loss to {@link #gradient()}
     * @return the loss, without the scale
     */
    double differentiate(MicroBatch batch, double scale);

    /** Lets the network compute with the weights as they are now. */
    void weightsChanged();
}
