package org.toposeg.web.surface;

import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;

/** The voxels of one label in their bounding box, with one voxel of outside all around. */
final class LabelBox {

    private final int[] start;
    private final int[] size;
    private final boolean[] inside;

    private LabelBox(int[] start, int[] size) {
        this.start = start;
        this.size = size;
        this.inside = new boolean[Math.toIntExact((long) size[0] * size[1] * size[2])];
    }

    /** Null when the label does not occur. */
    static LabelBox around(LabelMap map, int label) {
        int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] high = {-1, -1, -1};
        Size size = map.grid().size();
        for (int v = 0; v < size.voxels(); v++) {
            if (map.label(v) == label) {
                extend(low, high, new int[] {v % size.x(), v / size.x() % size.y(), v / size.x() / size.y()});
            }
        }
        return high[0] < 0 ? null : filled(map, label, low, high);
    }

    private static void extend(int[] low, int[] high, int[] voxel) {
        for (int d = 0; d < 3; d++) {
            low[d] = Math.min(low[d], voxel[d]);
            high[d] = Math.max(high[d], voxel[d]);
        }
    }

    private static LabelBox filled(LabelMap map, int label, int[] low, int[] high) {
        int[] start = {low[0] - 1, low[1] - 1, low[2] - 1};
        LabelBox box =
                new LabelBox(start, new int[] {high[0] - low[0] + 3, high[1] - low[1] + 3, high[2] - low[2] + 3});
        for (int k = low[2]; k <= high[2]; k++) {
            for (int j = low[1]; j <= high[1]; j++) {
                for (int i = low[0]; i <= high[0]; i++) {
                    box.inside[box.index(i - start[0], j - start[1], k - start[2])] = map.at(i, j, k) == label;
                }
            }
        }
        return box;
    }

    int voxels() {
        return inside.length;
    }

    int size(int axis) {
        return size[axis];
    }

    /** Of the box's first voxel in the label map; may be -1. */
    int start(int axis) {
        return start[axis];
    }

    int stride(int axis) {
        return axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
    }

    int index(int i, int j, int k) {
        return (k * size[1] + j) * size[0] + i;
    }

    boolean inside(int index) {
        return inside[index];
    }

    /** One bit for each corner of the cell that starts at this voxel; bit 0 of the corner's number is x, 1 y, 2 z. */
    int corners(int i, int j, int k) {
        int bits = 0;
        for (int corner = 0; corner < 8; corner++) {
            if (inside[index(i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2))]) {
                bits |= 1 << corner;
            }
        }
        return bits;
    }
}
