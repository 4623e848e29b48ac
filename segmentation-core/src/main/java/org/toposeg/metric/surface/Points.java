package org.toposeg.metric.surface;

import java.util.Arrays;
import java.util.BitSet;
import org.toposeg.volume.Size;

/** Voxel positions, each once, in z, y, x order. */
final class Points {

    private int[] x = new int[1024];
    private int[] y = new int[1024];
    private int[] z = new int[1024];
    private int count;

    /**
     * The surface of a mask: its voxels with a face neighbour that is not in it. What lies beyond the array is not; axes
     * along which {@code thin} says the image has one voxel only have no neighbours.
     */
    static Points surface(byte[] mask, Size size, boolean[] thin) {
        Points points = new Points();
        int[] stride = {1, size.x(), size.x() * size.y()};
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                int row = size.index(0, j, k);
                boolean edge = !thin[1] && (j == 0 || j == size.y() - 1) || !thin[2] && (k == 0 || k == size.z() - 1);
                for (int i = 0; i < size.x(); i++) {
                    if (mask[row + i] != 0
                            && (edge
                                    || !thin[0] && (i == 0 || i == size.x() - 1)
                                    || open(mask, row + i, stride, thin))) {
                        points.add(i, j, k);
                    }
                }
            }
        }
        return points;
    }

    /** Every voxel of a mask. */
    static Points all(byte[] mask, Size size) {
        Points points = new Points();
        for (int v = 0; v < mask.length; v++) {
            if (mask[v] != 0) {
                points.add(v % size.x(), v / size.x() % size.y(), v / size.x() / size.y());
            }
        }
        return points;
    }

    /** Whether a voxel that does not lie on the array's edge has a face neighbour outside of the mask. */
    private static boolean open(byte[] mask, int v, int[] stride, boolean[] thin) {
        for (int axis = 0; axis < 3; axis++) {
            if (!thin[axis] && (mask[v - stride[axis]] & mask[v + stride[axis]]) == 0) {
                return true;
            }
        }
        return false;
    }

    void add(int i, int j, int k) {
        if (count == x.length) {
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
            z = Arrays.copyOf(z, 2 * count);
        }
        x[count] = i;
        y[count] = j;
        z[count++] = k;
    }

    int count() {
        return count;
    }

    int x(int point) {
        return x[point];
    }

    int y(int point) {
        return y[point];
    }

    int z(int point) {
        return z[point];
    }

    /** A copy of the coordinates along x, y and z. */
    int[][] coordinates() {
        return new int[][] {Arrays.copyOf(x, count), Arrays.copyOf(y, count), Arrays.copyOf(z, count)};
    }

    /** Their indices in an array of this size. */
    BitSet places(Size size) {
        BitSet places = new BitSet(size.voxels());
        for (int p = 0; p < count; p++) {
            places.set(size.index(x[p], y[p], z[p]));
        }
        return places;
    }

    /** Those that do not lie at certain indices. */
    Points without(BitSet places, Size size) {
        Points rest = new Points();
        for (int p = 0; p < count; p++) {
            if (!places.get(size.index(x[p], y[p], z[p]))) {
                rest.add(x[p], y[p], z[p]);
            }
        }
        return rest;
    }
}
