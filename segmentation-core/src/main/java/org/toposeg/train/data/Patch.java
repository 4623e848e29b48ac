package org.toposeg.train.data;

import org.toposeg.preprocess.Classes;

/**
 * One training sample.
 *
 * @param channels one patch-sized array for each channel
 * @param classes class index of each voxel
 * @param prior class index of each voxel by a cascade's first stage, null where there is none
 */
public record Patch(float[][] channels, byte[] classes, byte[] prior) {

    /** What the network is given: the channels, and a mask of each label of the first stage if there is one. */
    public float[][] input(int classCount) {
        return Classes.append(channels, prior, classCount);
    }
}
