package org.toposeg.topology.gradient;

import java.util.concurrent.RecursiveAction;
import org.toposeg.topology.IntList;

/** Pairs the cells that enter with the voxels of some rows; each cell belongs to one voxel, so rows are independent. */
final class GradientRows extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    final transient IntList[] cells = new IntList[4];
    final transient IntList[] voxels = new IntList[4];
    private final transient Gradient gradient;
    private final transient Field field;
    private final int from;
    private final int to;
    private final int[] offsets = new int[Star.SLOTS];

    GradientRows(Gradient gradient, int from, int to) {
        this.gradient = gradient;
        this.field = gradient.field;
        this.from = from;
        this.to = to;
        for (int slot = 0; slot < Star.SLOTS; slot++) {
            offsets[slot] = Star.cellOffset(slot, field.lattice.strides());
        }
        for (int dimension = 0; dimension < 4; dimension++) {
            cells[dimension] = new IntList(64);
            voxels[dimension] = new IntList(64);
        }
    }

    @Override
    protected void compute() {
        boolean spatial = field.lattice.dimensions() == 3;
        for (int row = from; row < to; row++) {
            int start = field.lattice.rowStart(row);
            int end = start + field.lattice.x();
            for (int voxel = start; voxel < end; voxel++) {
                apply(voxel, StarPairing.of(spatial ? spatialStar(voxel) : planarStar(voxel)));
            }
        }
    }

    private void apply(int voxel, StarPairing pairing) {
        byte[] pairs = gradient.pairs;
        int[] items = pairing.items();
        int count = pairing.pairs();
        int base = 8 * voxel;
        for (int i = 0; i < count; i++) {
            int item = items[i];
            byte code = (byte) (1 + (item >> 10));
            pairs[base + offsets[item & 31]] = code;
            pairs[base + offsets[item >> 5 & 31]] = code;
        }
        for (int i = count; i < items.length; i++) {
            int slot = items[i];
            int cell = base + offsets[slot];
            pairs[cell] = Gradient.CRITICAL;
            int dimension = Star.dimension(slot);
            cells[dimension].add(cell);
            voxels[dimension].add(voxel);
        }
    }

    private int planarStar(int p) {
        float[] f = field.values;
        float v = f[p];
        int s = field.lattice.strideY();
        int edges = edges(f, v, p, s);
        int squares = Star.SQUARES_OF_EDGES[edges];
        if (squares != 0) {
            squares &= before(f[p - s - 1], v)
                    | before(f[p - s + 1], v) << 1
                    | strictlyBefore(f[p + s - 1], v) << 2
                    | strictlyBefore(f[p + s + 1], v) << 3;
        }
        return edges | squares << Star.FIRST_SQUARE;
    }

    private static int edges(float[] f, float v, int p, int stride) {
        return before(f[p - 1], v)
                | strictlyBefore(f[p + 1], v) << 1
                | before(f[p - stride], v) << 2
                | strictlyBefore(f[p + stride], v) << 3;
    }

    private int spatialStar(int p) {
        float[] f = field.values;
        float v = f[p];
        int y = field.lattice.strideY();
        int z = field.lattice.strideZ();
        int edges = edges(f, v, p, y) | before(f[p - z], v) << 4 | strictlyBefore(f[p + z], v) << 5;
        int squares = Star.SQUARES_OF_EDGES[edges];
        if (squares == 0) {
            return edges;
        }
        squares &= squares(f, v, p, y, z);
        int cubes = Star.CUBES_OF_SQUARES[squares];
        if (cubes != 0) {
            cubes &= cubes(f, v, p, y, z);
        }
        return edges | squares << Star.FIRST_SQUARE | cubes << Star.FIRST_CUBE;
    }

    private static int squares(float[] f, float v, int p, int y, int z) {
        return before(f[p - y - 1], v)
                | before(f[p - y + 1], v) << 1
                | strictlyBefore(f[p + y - 1], v) << 2
                | strictlyBefore(f[p + y + 1], v) << 3
                | before(f[p - z - 1], v) << 4
                | before(f[p - z + 1], v) << 5
                | strictlyBefore(f[p + z - 1], v) << 6
                | strictlyBefore(f[p + z + 1], v) << 7
                | before(f[p - z - y], v) << 8
                | before(f[p - z + y], v) << 9
                | strictlyBefore(f[p + z - y], v) << 10
                | strictlyBefore(f[p + z + y], v) << 11;
    }

    private static int cubes(float[] f, float v, int p, int y, int z) {
        return before(f[p - z - y - 1], v)
                | before(f[p - z - y + 1], v) << 1
                | before(f[p - z + y - 1], v) << 2
                | before(f[p - z + y + 1], v) << 3
                | strictlyBefore(f[p + z - y - 1], v) << 4
                | strictlyBefore(f[p + z - y + 1], v) << 5
                | strictlyBefore(f[p + z + y - 1], v) << 6
                | strictlyBefore(f[p + z + y + 1], v) << 7;
    }

    /** Whether a neighbour stored before the voxel enters before it. */
    private static int before(float neighbour, float v) {
        return neighbour <= v ? 1 : 0;
    }

    /** Whether a neighbour stored after the voxel enters before it. */
    private static int strictlyBefore(float neighbour, float v) {
        return neighbour < v ? 1 : 0;
    }
}
