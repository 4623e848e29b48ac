package org.toposeg.metric;

import org.toposeg.volume.Size;

/** The smallest box that holds some voxels; grows as they are included. */
final class Box {

    private final int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    private final int[] high = {-1, -1, -1};

    private Box() {}

    static Box empty() {
        return new Box();
    }

    static Box around(Size whole, MaskPair.Membership mask) {
        Box box = new Box();
        for (int k = 0; k < whole.z(); k++) {
            for (int j = 0; j < whole.y(); j++) {
                int row = whole.index(0, j, k);
                int first = 0;
                while (first < whole.x() && !mask.holds(row + first)) {
                    first++;
                }
                if (first < whole.x()) {
                    int last = whole.x() - 1;
                    while (!mask.holds(row + last)) {
                        last--;
                    }
                    box.include(first, j, k);
                    box.include(last, j, k);
                }
            }
        }
        return box;
    }

    void include(int i, int j, int k) {
        widen(0, i);
        widen(1, j);
        widen(2, k);
    }

    void include(Box other) {
        if (!other.isEmpty()) {
            include(other.low[0], other.low[1], other.low[2]);
            include(other.high[0], other.high[1], other.high[2]);
        }
    }

    private void widen(int axis, int at) {
        low[axis] = Math.min(low[axis], at);
        high[axis] = Math.max(high[axis], at);
    }

    /** A volume stays one: a single slice of it is joined by a neighbour, so that it is not taken for a planar image. */
    void keepVolume(Size whole) {
        if (!isEmpty() && !whole.isPlanar() && low[2] == high[2]) {
            low[2] = Math.max(0, low[2] - 1);
            high[2] = Math.min(whole.z() - 1, low[2] + 1);
        }
    }

    boolean isEmpty() {
        return high[0] < 0;
    }

    /** Of an empty box one voxel, the first: an array cannot have less. */
    Size size() {
        return isEmpty() ? new Size(1, 1, 1) : new Size(extent(0), extent(1), extent(2));
    }

    private int extent(int axis) {
        return high[axis] - low[axis] + 1;
    }

    /** Index in the whole grid of the first voxel of a row of the box. */
    int start(Size whole, int j, int k) {
        return isEmpty() ? 0 : whole.index(low[0], low[1] + j, low[2] + k);
    }
}
