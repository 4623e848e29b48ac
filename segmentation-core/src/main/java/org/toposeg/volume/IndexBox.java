package org.toposeg.volume;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A box of voxels of a grid: those from (x, y, z) on, as many along each axis as {@code size} says.
 *
 * @param x index of the first voxel along x, likewise y and z; below 0 where a box reaches over the grid's border
 */
public record IndexBox(int x, int y, int z, Size size) {

    /** What is done at each row of a box. */
    public interface Row {
        /**
         * @param from index of the row's first voxel in the whole grid
         * @param to the same in the box
         */
        void at(int from, int to);
    }

    /** All voxels of a grid. */
    public static IndexBox whole(Size size) {
        return new IndexBox(0, 0, 0, size);
    }

    /** The smallest box with all voxels that are not 0, if there are any. */
    public static Optional<IndexBox> around(byte[] mask, Size size) {
        return around(size, v -> mask[v] != 0);
    }

    /** The smallest box with all voxels, by their index, for which the predicate holds, if there are any. */
    public static Optional<IndexBox> around(Size size, IntPredicate inside) {
        IndexBounds bounds = new IndexBounds();
        bounds.include(size, inside);
        return bounds.box();
    }

    /** The first voxel's index along an axis, 0 for x to 2 for z. */
    public int start(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }

    /** One past the last voxel's index along an axis. */
    public int end(int axis) {
        return start(axis) + size.get(axis);
    }

    /** With so many voxels more on every side, as far as the grid has them. */
    public IndexBox grown(int by, Size whole) {
        int[] low = new int[3];
        int[] high = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Math.max(0, start(axis) - by);
            high[axis] = Math.min(whole.get(axis), end(axis) + by);
        }
        return new IndexBox(low[0], low[1], low[2], new Size(high[0] - low[0], high[1] - low[1], high[2] - low[2]));
    }

    /** Index in the whole grid of the first voxel of a row, which is counted from the box's first. */
    public int rowStart(Size whole, int row, int slice) {
        return whole.index(x, y + row, z + slice);
    }

    /** Visits the box's rows along x, y before z. */
    public void forEachRow(Size whole, Row row) {
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                row.at(rowStart(whole, j, k), size.index(0, j, k));
            }
        }
    }

    /** The box's part of an array over the whole grid. */
    public byte[] cut(byte[] data, Size whole) {
        byte[] part = new byte[size.voxels()];
        forEachRow(whole, (from, to) -> System.arraycopy(data, from, part, to, size.x()));
        return part;
    }

    /** The box's part of an array over the whole grid. */
    public short[] cut(short[] data, Size whole) {
        short[] part = new short[size.voxels()];
        forEachRow(whole, (from, to) -> System.arraycopy(data, from, part, to, size.x()));
        return part;
    }

    /** The box's part of an array over the whole grid. */
    public float[] cut(float[] data, Size whole) {
        float[] part = new float[size.voxels()];
        forEachRow(whole, (from, to) -> System.arraycopy(data, from, part, to, size.x()));
        return part;
    }
}
