package org.toposeg.volume;

import java.util.BitSet;

/**
 * Integer labels on a grid: a function from voxels to 0..65535, where 0 is background.
 *
 * <p>Labels are unsigned 16-bit numbers in z, y, x order (x fastest), two bytes a voxel. Every voxel has exactly one
 * label; overlapping structures need several label maps.
 */
public record LabelMap(Grid grid, short[] data) {

    public static final int MAX_LABEL = 0xFFFF;

    public LabelMap {
        if (data.length != grid.size().voxels()) {
            throw new IllegalArgumentException(
                    "a label map of " + grid.size() + " needs " + grid.size().voxels() + " values, got " + data.length);
        }
    }

    public static LabelMap zeros(Grid grid) {
        return new LabelMap(grid, new short[grid.size().voxels()]);
    }

    /** The label of an element of the array, 0..65535. */
    public int label(int index) {
        return data[index] & MAX_LABEL;
    }

    public int at(int i, int j, int k) {
        return label(grid.size().index(i, j, k));
    }

    /** One byte per voxel: 1 where the voxel has this label, else 0. */
    public byte[] mask(int label) {
        byte[] mask = new byte[data.length];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) (label(v) == label ? 1 : 0);
        }
        return mask;
    }

    /** The labels that occur, without background, ascending. */
    public int[] labels() {
        BitSet seen = new BitSet();
        for (short value : data) {
            seen.set(value & MAX_LABEL);
        }
        seen.clear(0);
        return seen.stream().toArray();
    }

    public LabelMap copy() {
        return new LabelMap(grid, data.clone());
    }
}
