package org.toposeg.topology.distance;

import java.util.stream.IntStream;

/** The first pass: in each column the number of steps to the nearest voxel of the other kind. */
final class Columns {

    /** Voxels of a slice that are handled together, so that a row of them stays in the cache from slice to slice. */
    private static final int BLOCK = 4096;

    private Columns() {}

    /**
     * @param inside whether distances are wanted inside the mask (else outside)
     * @return steps (whole numbers), 0 for voxels that want no distance, infinity where the column has only voxels that
     *     do
     */
    static float[] depths(byte[] mask, Axes axes, boolean inside) {
        float[] depth = new float[mask.length];
        int blocks = (axes.slice() + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int from = block * BLOCK;
            int length = Math.min(BLOCK, axes.slice() - from);
            down(mask, depth, axes, from, length, inside);
            up(depth, axes, from, length);
        });
        return depth;
    }

    private static void down(byte[] mask, float[] depth, Axes axes, int from, int length, boolean inside) {
        for (int v = from; v < from + length; v++) {
            depth[v] = (mask[v] != 0) == inside ? Float.POSITIVE_INFINITY : 0;
        }
        for (int k = 1; k < axes.depth(); k++) {
            int row = k * axes.slice() + from;
            for (int v = row; v < row + length; v++) {
                depth[v] = (mask[v] != 0) == inside ? depth[v - axes.slice()] + 1 : 0;
            }
        }
    }

    private static void up(float[] depth, Axes axes, int from, int length) {
        for (int k = axes.depth() - 2; k >= 0; k--) {
            int row = k * axes.slice() + from;
            for (int v = row; v < row + length; v++) {
                depth[v] = Math.min(depth[v], depth[v + axes.slice()] + 1);
            }
        }
    }
}
