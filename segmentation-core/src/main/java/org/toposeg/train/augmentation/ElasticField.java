package org.toposeg.train.augmentation;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.toposeg.plan.Elastic;

/**
 * A smooth random displacement of a patch's voxels, see {@link Elastic}. A cubic B-spline lies within the range of its
 * control values, so no voxel moves further than these. Of use to one thread at a time.
 */
final class ElasticField {

    /** Control points on which a voxel depends, along each axis. */
    private static final int SUPPORT = 4;

    private static final int AXES = 3;

    private final double[] step = new double[AXES];
    private final int[] points = new int[AXES];
    private final double[][] values = new double[AXES][];
    private final double[] line;

    /**
     * @param patch voxels, z first; a flat patch (one slice) is deformed within its plane
     * @param spacing z first, mm
     */
    ElasticField(Elastic settings, int[] patch, double[] spacing, RandomGenerator random) {
        for (int a = 0; a < AXES; a++) {
            step[a] = spacing[a] / settings.grid();
            points[a] = (int) Math.floor((patch[a] - 1) * step[a]) + SUPPORT;
        }
        for (int a = 0; a < AXES; a++) {
            double most = a == 0 && patch[0] == 1 ? 0 : settings.greatest() / spacing[a];
            values[a] = new double[points[0] * points[1] * points[2]];
            for (int p = 0; p < values[a].length; p++) {
                values[a][p] = (2 * random.nextDouble() - 1) * most;
            }
        }
        line = new double[points[2]];
    }

    /**
     * Displacements in voxels of the patch along axis {@code a} of the row (k, j).
     *
     * @param out one for each voxel of the row
     */
    void row(int a, int k, int j, double[] out) {
        join(values[a], k * step[0], j * step[1]);
        for (int i = 0; i < out.length; i++) {
            double at = i * step[2];
            int first = (int) at;
            double sum = 0;
            for (int n = 0; n < SUPPORT; n++) {
                sum += weight(n, at - first) * line[first + n];
            }
            out[i] = sum;
        }
    }

    /** The control values of one row: those of the rows of points around it, weighed. */
    private void join(double[] control, double z, double y) {
        Arrays.fill(line, 0);
        for (int dz = 0; dz < SUPPORT; dz++) {
            for (int dy = 0; dy < SUPPORT; dy++) {
                double w = weight(dz, z - (int) z) * weight(dy, y - (int) y);
                int row = (((int) z + dz) * points[1] + (int) y + dy) * points[2];
                for (int p = 0; p < line.length; p++) {
                    line[p] += w * control[row + p];
                }
            }
        }
    }

    /** Of the n-th point for a place at the share {@code t} between the second and the third. */
    private static double weight(int n, double t) {
        return switch (n) {
            case 0 -> (1 - t) * (1 - t) * (1 - t) / 6;
            case 1 -> (3 * t * t * t - 6 * t * t + 4) / 6;
            case 2 -> (-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6;
            default -> t * t * t / 6;
        };
    }
}
