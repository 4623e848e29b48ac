package org.toposeg.train.optim;

/** How weights follow from a gradient; what it remembers is in an {@link OptimizerState}. */
interface UpdateRule<V extends ParameterVector<V>> {

    /**
     * Moves the weights.
     *
     * @param gradient of the loss, clipped; may be used as working space
     * @param loss whose gradient it is
     */
    void update(V weights, V gradient, double loss, double learningRate);
}
