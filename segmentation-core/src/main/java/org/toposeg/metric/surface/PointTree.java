package org.toposeg.metric.surface;

import java.util.concurrent.ForkJoinTask;

/**
 * A k-d tree over voxel positions that answers how far the nearest one is, exactly and for any grid. The tree is the order
 * of the arrays: the middle of a range splits it, smaller coordinates lie before it.
 *
 * <p>A distance transform of the whole grid would answer the same, but surfaces are thin: of 256³ voxels some hundred
 * thousand are asked for.
 */
final class PointTree {

    private static final int LEAF = 12;
    private static final int FORK = 1 << 14;

    private final VoxelMetric metric;
    private final int[][] at;
    private final byte[] splitAxis;

    PointTree(Points points, VoxelMetric metric) {
        this.metric = metric;
        this.at = points.coordinates();
        this.splitAxis = new byte[points.count()];
        build(0, points.count());
    }

    private void build(int low, int high) {
        if (high - low <= LEAF) {
            return;
        }
        int axis = widest(low, high);
        int middle = (low + high) >>> 1;
        select(at[axis], low, high - 1, middle);
        splitAxis[middle] = (byte) axis;
        if (high - low > FORK) {
            ForkJoinTask.invokeAll(
                    ForkJoinTask.adapt(() -> build(low, middle)), ForkJoinTask.adapt(() -> build(middle + 1, high)));
        } else {
            build(low, middle);
            build(middle + 1, high);
        }
    }

    private int widest(int low, int high) {
        int axis = 0;
        double most = -1;
        for (int a = 0; a < 3; a++) {
            int least = Integer.MAX_VALUE;
            int greatest = Integer.MIN_VALUE;
            for (int p = low; p < high; p++) {
                least = Math.min(least, at[a][p]);
                greatest = Math.max(greatest, at[a][p]);
            }
            double extent = (greatest - least) * metric.spacing(a);
            if (extent > most) {
                most = extent;
                axis = a;
            }
        }
        return axis;
    }

    /** Hoare's selection: afterwards no key before {@code k} is greater and none behind it smaller. */
    private void select(int[] keys, int from, int to, int k) {
        int low = from;
        int high = to;
        while (low < high) {
            int pivot = keys[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(i++, j--);
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private void swap(int a, int b) {
        for (int[] coordinate : at) {
            int kept = coordinate[a];
            coordinate[a] = coordinate[b];
            coordinate[b] = kept;
        }
    }

    /** For one thread; consecutive questions about neighbouring places are answered fastest. */
    Search search() {
        return new Search();
    }

    /** Remembers the last answer: it bounds the next one. */
    final class Search {

        private final int[] place = new int[3];
        private int nearest;
        private double best;

        /** Distance in mm from a voxel to the nearest point. */
        double distance(int x, int y, int z) {
            place[0] = x;
            place[1] = y;
            place[2] = z;
            best = squared(nearest);
            visit(0, splitAxis.length);
            return Math.sqrt(best);
        }

        private double squared(int point) {
            return metric.squared(place[0] - at[0][point], place[1] - at[1][point], place[2] - at[2][point]);
        }

        private void take(int point) {
            double d = squared(point);
            if (d < best) {
                best = d;
                nearest = point;
            }
        }

        private void visit(int low, int high) {
            if (high - low <= LEAF) {
                for (int p = low; p < high; p++) {
                    take(p);
                }
                return;
            }
            int middle = (low + high) >>> 1;
            int axis = splitAxis[middle];
            int beyond = place[axis] - at[axis][middle];
            take(middle);
            boolean before = beyond < 0;
            visit(before ? low : middle + 1, before ? middle : high);
            if (metric.planeSquared(axis, beyond) < best) {
                visit(before ? middle + 1 : low, before ? high : middle);
            }
        }
    }
}
