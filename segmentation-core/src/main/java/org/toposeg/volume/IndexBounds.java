package org.toposeg.volume;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Grows to the smallest {@link IndexBox} of the voxels that are included. */
public final class IndexBounds {

    private final int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    private final int[] high = {-1, -1, -1};

    /** Includes a voxel by its indices along x, y and z. */
    public void include(int i, int j, int k) {
        widen(0, i, i);
        widen(1, j, j);
        widen(2, k, k);
    }

    /** Includes all voxels of a box. */
    public void include(IndexBox box) {
        for (int axis = 0; axis < 3; axis++) {
            widen(axis, box.start(axis), box.end(axis) - 1);
        }
    }

    /** Includes all voxels, by their index, for which the predicate holds; a row is searched from its two ends. */
    public void include(Size whole, IntPredicate inside) {
        for (int k = 0; k < whole.z(); k++) {
            for (int j = 0; j < whole.y(); j++) {
                int row = whole.index(0, j, k);
                int first = 0;
                while (first < whole.x() && !inside.test(row + first)) {
                    first++;
                }
                if (first < whole.x()) {
                    int last = whole.x() - 1;
                    while (!inside.test(row + last)) {
                        last--;
                    }
                    widen(0, first, last);
                    widen(1, j, j);
                    widen(2, k, k);
                }
            }
        }
    }

    private void widen(int axis, int from, int to) {
        low[axis] = Math.min(low[axis], from);
        high[axis] = Math.max(high[axis], to);
    }

    /** The box, if anything was included. */
    public Optional<IndexBox> box() {
        return high[0] < 0
                ? Optional.empty()
                : Optional.of(new IndexBox(
                        low[0],
                        low[1],
                        low[2],
                        new Size(high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1)));
    }
}
