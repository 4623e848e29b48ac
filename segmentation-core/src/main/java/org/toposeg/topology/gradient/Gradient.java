package org.toposeg.topology.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import org.toposeg.topology.IntList;

/**
 * A discrete gradient of a field: every cell is paired with a facet or cofacet of equal value, or critical. Cells are
 * numbered as {@link Star} says.
 */
public final class Gradient {
    static final byte OUTSIDE = 0;
    public static final byte CRITICAL = 7;
    private static final int ROWS_PER_TASK = 4096;

    public final Field field;
    /** Per cell: {@link #OUTSIDE}, {@link #CRITICAL}, or 1 + the direction from the lower to the higher cell of its pair. */
    public final byte[] pairs;
    /** Per dimension the critical cells, in the order in which they enter. */
    public final int[][] critical = new int[4][];
    /** The voxel with which each of them enters. */
    public final int[][] owners = new int[4][];

    private Gradient(Field field) {
        this.field = field;
        pairs = new byte[8 * field.values.length];
    }

    public static Gradient of(Field field) {
        Gradient gradient = new Gradient(field);
        List<GradientRows> parts = new ArrayList<>();
        int rows = field.lattice.rows();
        int step = Math.max(1, Math.min(ROWS_PER_TASK, rows / 16 + 1));
        for (int from = 0; from < rows; from += step) {
            parts.add(new GradientRows(gradient, from, Math.min(rows, from + step)));
        }
        ForkJoinTask.invokeAll(parts);
        for (int dimension = 0; dimension <= field.lattice.dimensions(); dimension++) {
            gradient.collect(parts, dimension);
        }
        return gradient;
    }

    private void collect(List<GradientRows> parts, int dimension) {
        IntList cells = new IntList(
                parts.stream().mapToInt(p -> p.cells[dimension].size).sum());
        IntList voxels = new IntList(cells.items.length);
        for (GradientRows part : parts) {
            cells.addAll(part.cells[dimension]);
            voxels.addAll(part.voxels[dimension]);
        }
        long[] order = new long[cells.size];
        for (int i = 0; i < order.length; i++) {
            order[i] = field.key(voxels.items[i]) | i;
        }
        Arrays.sort(order);
        critical[dimension] = pick(cells, order);
        owners[dimension] = pick(voxels, order);
    }

    private static int[] pick(IntList items, long[] order) {
        int[] picked = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            picked[i] = items.items[(int) order[i]];
        }
        return picked;
    }

    public float value(int dimension, int rank) {
        return field.levels[owners[dimension][rank]];
    }
}
