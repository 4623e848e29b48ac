package org.toposeg.volume;

/**
 * Sampled intensities on a grid: a function from the voxels of a {@link Grid} to real numbers, one channel.
 *
 * <p>Data are 4-byte floats in z, y, x order (x fastest); element {@code size.index(i, j, k)} is voxel (i, j, k). The
 * array is owned by the volume and is not copied; who changes it changes the volume. An image of several channels is a
 * list of volumes on one grid.
 */
public record Volume(Grid grid, float[] data) {

    public Volume {
        if (data.length != grid.size().voxels()) {
            throw new IllegalArgumentException(
                    "a volume of " + grid.size() + " needs " + grid.size().voxels() + " values, got " + data.length);
        }
    }

    public static Volume zeros(Grid grid) {
        return new Volume(grid, new float[grid.size().voxels()]);
    }

    public float at(int i, int j, int k) {
        return data[grid.size().index(i, j, k)];
    }

    public Volume copy() {
        return new Volume(grid, data.clone());
    }
}
