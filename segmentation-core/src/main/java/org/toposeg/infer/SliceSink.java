package org.toposeg.infer;

/** Receives finished slices of probabilities, z ascending. */
@FunctionalInterface
interface SliceSink {

    /**
     * @param z slice of the prepared image
     * @param probabilities one y×x array for each class; reused for the next slice
     */
    void slice(int z, float[][] probabilities);
}
