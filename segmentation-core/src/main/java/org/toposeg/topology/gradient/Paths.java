package org.toposeg.topology.gradient;

/** Follows a gradient: from voxels down to minima and from top-dimensional cells up to maxima. */
public final class Paths {
    private final byte[] pairs;
    /** How far the next voxel lies in each direction. */
    public final int[] steps = new int[6];

    private final int top;

    public Paths(Gradient gradient) {
        pairs = gradient.pairs;
        int[] strides = gradient.field.lattice.strides();
        for (int direction = 0; direction < 6; direction++) {
            steps[direction] = (direction & 1) == 0 ? -strides[direction >> 1] : strides[direction >> 1];
        }
        top = gradient.field.lattice.dimensions() == 3 ? 7 : 3;
    }

    /** The direction of the edge with which a voxel is paired, or -1 at a minimum. */
    public int descent(int voxel) {
        byte code = pairs[8 * voxel];
        return code == Gradient.CRITICAL ? -1 : code - 1;
    }

    public int minimum(int voxel) {
        int at = voxel;
        for (int direction = descent(at); direction >= 0; direction = descent(at)) {
            at += steps[direction];
        }
        return at;
    }

    /** One end of an edge; the other is {@link #end}. */
    public static int start(int edge) {
        return edge >> 3;
    }

    public int end(int edge) {
        return (edge >> 3) + steps[2 * axis(edge & 7) + 1];
    }

    private static int axis(int bit) {
        return bit >> 1;
    }

    /** The cofacet of a cell of dimension top - 1 in which the cell is the face of smaller coordinates. */
    public int upper(int cell) {
        return cell | top;
    }

    /** The cofacet in which it is the face of larger coordinates. */
    public int lower(int cell) {
        int axis = axis(top & ~cell);
        return (cell | top) - 8 * steps[2 * axis + 1];
    }

    /** The maximum above a top-dimensional cell, or -1 when the way leads out of the image or the cell is not in it. */
    public int maximum(int cell) {
        int at = cell;
        while (pairs[at] != Gradient.CRITICAL) {
            if (pairs[at] == Gradient.OUTSIDE) {
                return -1;
            }
            int direction = pairs[at] - 1;
            // the facet has smaller coordinates when the pair points to larger ones: the way goes on below it
            at -= 8 * steps[direction];
        }
        return at;
    }
}
