package org.toposeg.topology.gradient;

import org.toposeg.volume.Size;

/**
 * Where the voxels of an image lie once axes of size 1 are left out and one voxel is added on every side (two along x, y
 * and, in 3D, z), so that neighbours need no test for the border.
 *
 * @param dimensions 2 or 3; rows and single voxels count as 2D
 * @param x voxels along the first axis, without the border
 * @param y voxels along the second axis, without the border
 * @param z voxels along the third axis, 1 in 2D
 */
public record Lattice(int dimensions, int x, int y, int z) {

    /** Cells are counted by ints: eight per voxel. */
    private static final long MAX_VOXELS = 1L << 28;

    public static Lattice of(Size size) {
        int[] axes = {1, 1, 1};
        int used = 0;
        for (int axis = 0; axis < 3; axis++) {
            if (size.get(axis) > 1) {
                axes[used++] = size.get(axis);
            }
        }
        Lattice lattice = new Lattice(Math.max(2, used), axes[0], axes[1], axes[2]);
        if (lattice.paddedVoxels() >= MAX_VOXELS) {
            throw new IllegalArgumentException("an image of " + size
                    + " voxels has more than 2^31 cells, which is more than persistent homology can number;"
                    + " cut it into patches of at most 640 × 640 × 640 voxels.");
        }
        return lattice;
    }

    int strideY() {
        return x + 2;
    }

    int strideZ() {
        return (x + 2) * (y + 2);
    }

    public int[] strides() {
        return new int[] {1, strideY(), strideZ()};
    }

    int paddedLength() {
        return (int) paddedVoxels();
    }

    private long paddedVoxels() {
        return (x + 2L) * (y + 2L) * (dimensions == 3 ? z + 2L : 1L);
    }

    /** Padded position of the first voxel of a row. */
    public int rowStart(int row) {
        int k = row / y + (dimensions == 3 ? 1 : 0);
        return (k * (y + 2) + row % y + 1) * (x + 2) + 1;
    }

    public int rows() {
        return y * z;
    }

    /** Position in the image's own array of a padded position. */
    public int voxel(int padded) {
        int i = padded % (x + 2) - 1;
        int rest = padded / (x + 2);
        int j = rest % (y + 2) - 1;
        int k = rest / (y + 2) - (dimensions == 3 ? 1 : 0);
        return (k * y + j) * x + i;
    }
}
