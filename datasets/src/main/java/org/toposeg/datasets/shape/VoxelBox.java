package org.toposeg.datasets.shape;

import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** The voxels from {@code low} to {@code high} (x, y, z, both included) of an image. */
public record VoxelBox(Size size, int[] low, int[] high) {

    /** What is done at each voxel; {@code v} is its index. */
    @FunctionalInterface
    public interface Action {
        void at(int i, int j, int k, int v);
    }

    /** All voxels of an image. */
    public static VoxelBox whole(Size size) {
        return new VoxelBox(size, new int[3], new int[] {size.x() - 1, size.y() - 1, size.z() - 1});
    }

    /**
     * The part of the image within {@code reach} of the box that two points span, all in voxels.
     *
     * @param reach along each axis
     */
    public static VoxelBox around(Size size, Vec3 a, Vec3 b, Vec3 reach) {
        int[] low = new int[3];
        int[] high = new int[3];
        for (int d = 0; d < 3; d++) {
            low[d] = Math.max(0, (int) Math.floor(Math.min(a.get(d), b.get(d)) - reach.get(d)));
            high[d] = Math.min(size.get(d) - 1, (int) Math.ceil(Math.max(a.get(d), b.get(d)) + reach.get(d)));
        }
        return new VoxelBox(size, low, high);
    }

    /** In z, y, x order (x fastest). */
    public void forEach(Action action) {
        for (int k = low[2]; k <= high[2]; k++) {
            for (int j = low[1]; j <= high[1]; j++) {
                for (int i = low[0]; i <= high[0]; i++) {
                    action.at(i, j, k, size.index(i, j, k));
                }
            }
        }
    }
}
