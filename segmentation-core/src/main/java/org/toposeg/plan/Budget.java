package org.toposeg.plan;

/**
 * What one training step may cost.
 *
 * @param name for the plan's reasons
 * @param volume of three-dimensional networks
 * @param planar of two-dimensional networks
 * @param steps training steps altogether
 */
public record Budget(String name, Extent volume, Extent planar, int steps) {

    /**
     * @param voxels of one batch of patches
     * @param levels greatest depth of the network
     * @param features channels of the finest level
     */
    public record Extent(long voxels, int levels, int features) {}

    /** Half a second (libtorch) to a second (SameDiff) a step on two cores, 2000 steps; the weights stay below 8 MB. */
    public static Budget cpu() {
        return new Budget("cpu", new Extent(360_000, 4, 16), new Extent(150_000, 5, 16), 2000);
    }

    /** nnU-Net's scale: a GPU with 8 GB or more, some hours. */
    public static Budget gpu() {
        return new Budget("gpu", new Extent(4_200_000, 6, 32), new Extent(3_100_000, 7, 32), 50_000);
    }
}
