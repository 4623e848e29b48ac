package org.toposeg.plan;

/**
 * What one training step may cost.
 *
 * @param name for the plan's reasons
 * @param volumeVoxels voxels of one batch of three-dimensional patches
 * @param planarVoxels pixels of one batch of two-dimensional patches
 * @param volumeLevels greatest depth of three-dimensional networks
 * @param planarLevels greatest depth of two-dimensional networks
 * @param volumeFeatures channels of the finest level in 3D
 * @param planarFeatures channels of the finest level in 2D
 * @param steps training steps altogether
 */
public record Budget(
        String name,
        long volumeVoxels,
        long planarVoxels,
        int volumeLevels,
        int planarLevels,
        int volumeFeatures,
        int planarFeatures,
        int steps) {

    /** Half a second (libtorch) to a second (SameDiff) a step on two cores, 2000 steps; the weights stay below 8 MB. */
    public static Budget cpu() {
        return new Budget("cpu", 360_000, 150_000, 4, 5, 16, 16, 2000);
    }

    /** nnU-Net's scale: a GPU with 8 GB or more, some hours. */
    public static Budget gpu() {
        return new Budget("gpu", 4_200_000, 3_100_000, 6, 7, 32, 32, 50_000);
    }
}
