package org.toposeg.topology.distance;

import java.util.Arrays;

/**
 * Adds the distances along the rows and then along the lines across them to what the columns gave, in one slice. Where
 * the other kind is near, as in most masks, all candidates up to the farthest possible one are tried for a whole row at
 * once, which the processor does for many voxels in one instruction; else lower envelopes bound the work.
 */
final class SliceSolver {

    /** Lines across the rows that are gathered together: eight doubles share a cache line. */
    private static final int TILE = 8;

    /** Steps in each direction up to which trying them all is faster than an envelope. */
    private static final int NEAR = 64;

    private final Axes axes;
    private final double[][] rows;
    private final double[][] result;
    private final double[][] lines;
    private final double[] source;
    private final double[] before;
    private final double[] behind;
    private final LowerEnvelope envelope;

    SliceSolver(Axes axes) {
        this.axes = axes;
        this.rows = new double[axes.height()][axes.width()];
        this.result = axes.height() > 1 ? new double[axes.height()][axes.width()] : rows;
        this.lines = new double[TILE][axes.height()];
        this.source = new double[axes.width() + 2 * NEAR];
        this.before = new double[axes.width()];
        this.behind = new double[axes.width()];
        this.envelope = new LowerEnvelope(Math.max(axes.width(), axes.height()));
        Arrays.fill(source, Double.POSITIVE_INFINITY);
    }

    /** @return the rows of squared distances of the slice that starts at {@code from}; the next call reuses them */
    double[][] solve(float[] depth, int from) {
        for (int y = 0; y < rows.length; y++) {
            Lines.square(rows[y], depth, from + y * axes.width(), axes.steps()[2]);
            alongRow(rows[y]);
        }
        return axes.height() > 1 ? acrossRows() : rows;
    }

    private void alongRow(double[] row) {
        double step = axes.steps()[0];
        int reach = Lines.reach(row, step, axes.width() - 1);
        if (reach > NEAR) {
            envelope.lower(row, step);
            return;
        }
        if (reach > 0) {
            System.arraycopy(row, 0, source, NEAR, row.length);
        }
        for (int d = 1; d <= reach; d++) {
            System.arraycopy(source, NEAR - d, before, 0, row.length);
            System.arraycopy(source, NEAR + d, behind, 0, row.length);
            Lines.lower(row, before, behind, step * d * d);
            if (isTimeToLook(d)) {
                reach = Lines.reach(row, step, reach);
            }
        }
    }

    /** Every step lowers the farthest; it is worth to look how much after 4, 8, 16 and 32 steps. */
    private static boolean isTimeToLook(int d) {
        return d >= 4 && (d & d - 1) == 0;
    }

    private double[][] acrossRows() {
        double step = axes.steps()[1];
        int[] reach = new int[rows.length];
        long sum = 0;
        for (int y = 0; y < rows.length; y++) {
            reach[y] = Lines.reach(rows[y], step, rows.length - 1);
            sum += reach[y];
        }
        if (sum > (long) NEAR * rows.length) {
            for (int x = 0; x < axes.width(); x += TILE) {
                across(x, Math.min(TILE, axes.width() - x));
            }
            return rows;
        }
        for (int y = 0; y < rows.length; y++) {
            System.arraycopy(rows[y], 0, result[y], 0, axes.width());
            near(y, reach[y], step);
        }
        return result;
    }

    /** Tries the rows up to {@code reach} away. */
    private void near(int y, int reach, double step) {
        double[] line = result[y];
        int last = Math.min(reach, Math.max(y, rows.length - 1 - y));
        for (int d = 1; d <= last; d++) {
            double[] up = rows[y >= d ? y - d : y + d];
            double[] down = rows[y + d < rows.length ? y + d : y - d];
            Lines.lower(line, up, down, step * d * d);
            if (isTimeToLook(d)) {
                last = Lines.reach(line, step, last);
            }
        }
    }

    private void across(int x, int count) {
        for (int y = 0; y < rows.length; y++) {
            for (int i = 0; i < count; i++) {
                lines[i][y] = rows[y][x + i];
            }
        }
        for (int i = 0; i < count; i++) {
            envelope.lower(lines[i], axes.steps()[1]);
        }
        for (int y = 0; y < rows.length; y++) {
            for (int i = 0; i < count; i++) {
                rows[y][x + i] = lines[i][y];
            }
        }
    }
}
