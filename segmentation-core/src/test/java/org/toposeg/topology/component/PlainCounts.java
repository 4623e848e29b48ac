package org.toposeg.topology.component;

import java.util.ArrayDeque;
import java.util.Deque;
import org.toposeg.volume.Size;

/** Components by flooding and Euler characteristics by looking at every single cell, written for clarity only. */
final class PlainCounts {

    private final byte[] mask;
    private final Size size;
    private final Connectivity connectivity;

    PlainCounts(byte[] mask, Size size, Connectivity connectivity) {
        this.mask = mask;
        this.size = size;
        this.connectivity = connectivity;
    }

    int[] labels() {
        int[] label = new int[mask.length];
        int count = 0;
        for (int v = 0; v < mask.length; v++) {
            if (mask[v] != 0 && label[v] == 0) {
                flood(label, v, ++count);
            }
        }
        return label;
    }

    private void flood(int[] label, int seed, int number) {
        Deque<Integer> open = new ArrayDeque<>();
        label[seed] = number;
        open.add(seed);
        while (!open.isEmpty()) {
            int v = open.poll();
            for (int w = 0; w < mask.length; w++) {
                if (mask[w] != 0 && label[w] == 0 && touch(v, w)) {
                    label[w] = number;
                    open.add(w);
                }
            }
        }
    }

    private boolean touch(int v, int w) {
        int x = Math.abs(v % size.x() - w % size.x());
        int y = Math.abs(v / size.x() % size.y() - w / size.x() % size.y());
        int z = Math.abs(v / size.x() / size.y() - w / size.x() / size.y());
        return Math.max(x, Math.max(y, z)) == 1 && x + y + z <= connectivity.steps();
    }

    /**
     * Cells of voxels taken as points (steps 1): a cell is there if all its corners are. Else of voxels taken as cubes: a
     * cell is there if any voxel around it is; with 18 a corner counts once for each piece that meets in it.
     */
    int euler() {
        int sum = 0;
        for (int z = 0; z <= size.z(); z++) {
            for (int y = 0; y <= size.y(); y++) {
                for (int x = 0; x <= size.x(); x++) {
                    for (int cell = 0; cell < 8; cell++) {
                        sum += connectivity.steps() == 1 ? point(x, y, z, cell) : cube(x, y, z, cell);
                    }
                }
            }
        }
        return sum;
    }

    private int point(int x, int y, int z, int extent) {
        for (int corner = 0; corner < 8; corner++) {
            if ((corner & ~extent) == 0 && !inside(x + (corner & 1), y + (corner >> 1 & 1), z + (corner >> 2))) {
                return 0;
            }
        }
        return Integer.bitCount(extent) % 2 == 0 ? 1 : -1;
    }

    /** The cell at the low corner of voxel (x, y, z): voxels on both sides of it along the axes it has no extent in. */
    private int cube(int x, int y, int z, int extent) {
        int voxels = 0;
        for (int back = 0; back < 8; back++) {
            if ((back & extent) == 0 && inside(x - (back & 1), y - (back >> 1 & 1), z - (back >> 2))) {
                voxels |= 1 << back;
            }
        }
        if (voxels == 0) {
            return 0;
        }
        boolean apart = connectivity == Connectivity.EIGHTEEN
                && (voxels == (1 | 1 << 7)
                        || voxels == (1 << 1 | 1 << 6)
                        || voxels == (1 << 2 | 1 << 5)
                        || voxels == (1 << 3 | 1 << 4));
        return (Integer.bitCount(extent) % 2 == 0 ? 1 : -1) * (apart ? 2 : 1);
    }

    private boolean inside(int x, int y, int z) {
        return x >= 0
                && y >= 0
                && z >= 0
                && x < size.x()
                && y < size.y()
                && z < size.z()
                && mask[size.index(x, y, z)] != 0;
    }
}
