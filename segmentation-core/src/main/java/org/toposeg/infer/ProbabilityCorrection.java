package org.toposeg.infer;

import org.toposeg.volume.Size;

/** Something done to a network's probabilities before labels are taken from them, such as a calibration. */
@FunctionalInterface
public interface ProbabilityCorrection {

    /**
     * Changes the probabilities in place; each voxel's sum stays 1.
     *
     * @param probabilities class × voxel on the network's grid
     */
    void apply(float[][] probabilities, Size size);

    /** Whether anything is done at all. */
    default boolean corrects() {
        return true;
    }

    /** Leaves everything as it is. */
    static ProbabilityCorrection none() {
        return new ProbabilityCorrection() {

            @Override
            public void apply(float[][] probabilities, Size size) {}

            @Override
            public boolean corrects() {
                return false;
            }
        };
    }
}
