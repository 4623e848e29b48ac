package org.toposeg.topology.gradient;

import java.util.Arrays;

/**
 * An order of voxels in which ways down a plateau are short. Of equal voxels those enter first that lie nearer to where the
 * plateau can be entered: to a voxel of smaller value or, where there is none, to its first voxel. In the order of storage a
 * gradient would lead across whole plateaus.
 */
final class PlateauOrder {
    /** Of how many voxels one must equal its neighbour along x to make it worth while. */
    private static final int RARE = 16;

    /** Bits of the smallest float of full precision. */
    private static final int FIRST = 0x00800000;

    private final Lattice lattice;
    private final float[] values;
    private final int[] steps;
    private final int[] distance;
    private final int[] queue;
    private int tail;

    private PlateauOrder(Lattice lattice, float[] values) {
        this.lattice = lattice;
        this.values = values;
        int[] strides = lattice.strides();
        steps = new int[2 * lattice.dimensions()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (i & 1) == 0 ? -strides[i >> 1] : strides[i >> 1];
        }
        distance = new int[values.length];
        queue = new int[lattice.x() * lattice.rows()];
    }

    /** Values of the same order but where it is refined; the values themselves if few neighbours are equal. */
    static float[] of(Lattice lattice, float[] values) {
        return hasPlateaus(lattice, values) ? new PlateauOrder(lattice, values).refined() : values;
    }

    private static boolean hasPlateaus(Lattice lattice, float[] values) {
        int equal = 0;
        for (int row = 0; row < lattice.rows(); row++) {
            int start = lattice.rowStart(row);
            for (int voxel = start + 1; voxel < start + lattice.x(); voxel++) {
                equal += values[voxel] == values[voxel - 1] ? 1 : 0;
            }
        }
        return equal > lattice.x() * lattice.rows() / RARE;
    }

    private float[] refined() {
        Arrays.fill(distance, -1);
        startBelow();
        spread(0);
        startAnywhere();
        return ranks();
    }

    /** Voxels beside a smaller one. */
    private void startBelow() {
        for (int row = 0; row < lattice.rows(); row++) {
            int start = lattice.rowStart(row);
            for (int voxel = start; voxel < start + lattice.x(); voxel++) {
                for (int step : steps) {
                    if (values[voxel + step] < values[voxel]) {
                        reach(voxel, 0);
                        break;
                    }
                }
            }
        }
    }

    private void startAnywhere() {
        for (int row = 0; row < lattice.rows(); row++) {
            int start = lattice.rowStart(row);
            for (int voxel = start; voxel < start + lattice.x(); voxel++) {
                if (distance[voxel] < 0) {
                    int head = tail;
                    reach(voxel, 0);
                    spread(head);
                }
            }
        }
    }

    private void reach(int voxel, int at) {
        distance[voxel] = at;
        queue[tail++] = voxel;
    }

    private void spread(int from) {
        for (int head = from; head < tail; head++) {
            int voxel = queue[head];
            for (int step : steps) {
                int next = voxel + step;
                if (values[next] == values[voxel] && distance[next] < 0) {
                    reach(next, distance[voxel] + 1);
                }
            }
        }
    }

    /** The voxels were reached by distance, so sorting by value alone leaves equal ones in the order wanted. */
    private float[] ranks() {
        long[] keys = new long[tail];
        for (int i = 0; i < tail; i++) {
            int bits = Float.floatToRawIntBits(values[queue[i]]);
            keys[i] = (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << 32 | i;
        }
        Arrays.parallelSort(keys);
        float[] result = new float[values.length];
        Arrays.fill(result, Float.POSITIVE_INFINITY);
        for (int rank = 0; rank < tail; rank++) {
            // bits of positive floats are in the order of the floats; ranks stay far below those of infinity
            result[queue[(int) keys[rank]]] = Float.intBitsToFloat(FIRST + rank);
        }
        return result;
    }
}
