package org.toposeg.plan;

import org.toposeg.volume.Size;

/**
 * The box around a mask and one voxel more where the image has it: there, distances to the outside and the skeleton are
 * those of the whole image, because the nearest voxel outside always touches the mask.
 */
record MaskBox(int x, int y, int z, Size size) {

    /** @param mask with at least one non-zero voxel */
    static MaskBox around(byte[] mask, Size size) {
        int[] low = {size.x(), size.y(), size.z()};
        int[] high = {-1, -1, -1};
        for (int v = 0; v < mask.length; v++) {
            if (mask[v] != 0) {
                int[] at = {v % size.x(), v / size.x() % size.y(), v / size.x() / size.y()};
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], at[axis]);
                    high[axis] = Math.max(high[axis], at[axis]);
                }
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Math.max(0, low[axis] - 1);
            high[axis] = Math.min(size.get(axis) - 1, high[axis] + 1);
        }
        return new MaskBox(
                low[0], low[1], low[2], new Size(high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1));
    }

    /** The part of a mask that lies in the box. */
    byte[] cut(byte[] mask, Size whole) {
        byte[] part = new byte[size.voxels()];
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                System.arraycopy(mask, whole.index(x, y + j, z + k), part, size.index(0, j, k), size.x());
            }
        }
        return part;
    }
}
