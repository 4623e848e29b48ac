package org.toposeg.loss.cardinality;

import org.toposeg.loss.LossBatch;

/** A loss as a function of the overlaps of a batch. */
@FunctionalInterface
public interface OverlapScore {

    /**
     * @param batch for its shape and sample weights
     * @param sums row n·C+c holds common, |p| and |t| of channel c of sample n
     * @param gradients same rows, zeroed; receive d value / d common and d value / d |p|
     * @return the value
     */
    double of(LossBatch batch, double[][] sums, double[][] gradients);
}
