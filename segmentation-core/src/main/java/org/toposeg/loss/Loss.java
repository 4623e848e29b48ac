package org.toposeg.loss;

/**
 * A loss on one batch: its value and its gradient with respect to the network's output, in plain Java. Stateless and
 * safe for use by several threads; free of any engine.
 */
public interface Loss {

    /**
     * @param batch prediction and target
     * @param gradient same layout as {@code batch.prediction()}; d value / d prediction is <em>added</em> to it. May be
     *     null when only the value is wanted.
     * @return the value
     */
    double evaluate(LossBatch batch, float[] gradient);

    /**
     * The loss in force at an epoch: itself, unless an expression gave its terms a schedule.
     *
     * @param epoch of training that are done, fractions allowed
     */
    default Loss at(double epoch) {
        return this;
    }
}
