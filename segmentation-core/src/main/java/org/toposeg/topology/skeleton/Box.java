package org.toposeg.topology.skeleton;

import org.toposeg.volume.Size;

/** The voxels from (x, y, z) on, as many as {@code size} says. */
record Box(int x, int y, int z, Size size) {

    /** The smallest box with all non-zero voxels, null if there are none. */
    static Box around(byte[] mask, Size size) {
        int[] low = {size.x(), size.y(), size.z()};
        int[] high = {-1, -1, -1};
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                int row = size.index(0, j, k);
                int first = first(mask, row, size.x());
                if (first < size.x()) {
                    widen(low, high, 0, first, last(mask, row, size.x()));
                    widen(low, high, 1, j, j);
                    widen(low, high, 2, k, k);
                }
            }
        }
        return high[0] < 0 ? null : between(low, high);
    }

    /** The smallest box with voxels of the given indices, at least one. */
    static Box around(int[] voxels, Size size) {
        int[] low = {size.x(), size.y(), size.z()};
        int[] high = {-1, -1, -1};
        for (int v : voxels) {
            int y = v / size.x() % size.y();
            int z = v / size.x() / size.y();
            widen(low, high, 0, v % size.x(), v % size.x());
            widen(low, high, 1, y, y);
            widen(low, high, 2, z, z);
        }
        return between(low, high);
    }

    /**
     * Voxels of the box with a frame of one around it.
     *
     * @throws IllegalArgumentException if they are too many for an array
     */
    int framed() {
        long length = (size.x() + 2L) * (size.y() + 2L) * (size.z() + 2L);
        if (length > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException("a mask of " + size + " voxels is too large to be thinned in one piece");
        }
        return (int) length;
    }

    private static Box between(int[] low, int[] high) {
        Size size = new Size(high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1);
        return new Box(low[0], low[1], low[2], size);
    }

    private static int first(byte[] mask, int row, int width) {
        int x = 0;
        while (x < width && mask[row + x] == 0) {
            x++;
        }
        return x;
    }

    private static int last(byte[] mask, int row, int width) {
        int x = width - 1;
        while (mask[row + x] == 0) {
            x--;
        }
        return x;
    }

    private static void widen(int[] low, int[] high, int axis, int from, int to) {
        low[axis] = Math.min(low[axis], from);
        high[axis] = Math.max(high[axis], to);
    }
}
