package org.toposeg.topology.homology;

import java.util.Arrays;
import org.toposeg.topology.IntList;
import org.toposeg.topology.barcode.Bars;

/**
 * The map that inclusion of a filtration in a larger one induces in homology, as a matrix over the field of two elements.
 * Its bases fit both barcodes: per interval a class that is born with it and dies with it. Entries of classes that are
 * dead before the other one is born are left out, as they mean nothing.
 *
 * @param columns per interval of the smaller filtration the intervals of the larger one of which its class is the sum,
 *     ascending; empty for the component that stays
 */
public record BarMap(int[][] columns) {

    /** @param dimension of the homology, 0 to one less than that of the images */
    public static BarMap of(FilteredImage smaller, Bars from, FilteredImage larger, Bars to, int dimension) {
        BarMap map;
        if (dimension == 0) {
            map = components(smaller, from, larger, to);
        } else if (dimension == smaller.dimensions() - 1) {
            map = hollows(smaller, from, larger, to);
        } else {
            map = new BarMap(LoopMap.of(smaller, from, larger, to));
        }
        map.leaveOut(smaller, from, larger, to, dimension);
        return map;
    }

    /** The class of a minimum, less that of the older one it joins, is the way between the two in the larger tree. */
    private static BarMap components(FilteredImage smaller, Bars from, FilteredImage larger, Bars to) {
        int[] barOf = inverse(to.births(), to.deaths(), larger.minima.elder.length);
        int[] minima = smaller.gradient.critical[0];
        TreePath path = new TreePath(larger.minima.elder, barOf, false);
        int[][] columns = new int[from.count()][];
        for (int bar = 0; bar < columns.length; bar++) {
            int minimum = from.births()[bar];
            int elder = smaller.minima.elder[minimum];
            columns[bar] = from.deaths()[bar] == Bars.NEVER
                    ? new int[0]
                    : path.between(larger.minima.below(minima[minimum] >> 3), larger.minima.below(minima[elder] >> 3));
        }
        return new BarMap(columns);
    }

    /** By duality the transposed matrix: hollows of the larger filtration lie in those of the smaller one. */
    private static BarMap hollows(FilteredImage smaller, Bars from, FilteredImage larger, Bars to) {
        int[] barOf = inverse(from.deaths(), from.deaths(), smaller.maxima.elder.length);
        TreePath path = new TreePath(smaller.maxima.elder, barOf, true);
        int[][] rows = new int[to.count()][];
        for (int bar = 0; bar < rows.length; bar++) {
            int maximum = to.deaths()[bar];
            rows[bar] =
                    path.between(above(smaller, larger, maximum), above(smaller, larger, larger.maxima.elder[maximum]));
        }
        return new BarMap(rows).transposed(from.count());
    }

    private static int above(FilteredImage smaller, FilteredImage larger, int maximum) {
        return maximum == larger.maxima.outside()
                ? smaller.maxima.outside()
                : smaller.maxima.above(larger.gradient.critical[larger.dimensions()][maximum]);
    }

    private static int[] inverse(int[] cells, int[] deaths, int count) {
        int[] inverse = new int[count];
        Arrays.fill(inverse, TreePath.NO_BAR);
        for (int i = 0; i < cells.length; i++) {
            if (deaths[i] != Bars.NEVER) {
                inverse[cells[i]] = i;
            }
        }
        return inverse;
    }

    private void leaveOut(FilteredImage smaller, Bars from, FilteredImage larger, Bars to, int dimension) {
        for (int i = 0; i < columns.length; i++) {
            float birth = smaller.value(dimension, from.births()[i]);
            int kept = 0;
            int[] column = columns[i];
            for (int row : column) {
                if (larger.value(dimension + 1, to.deaths()[row]) > birth) {
                    column[kept++] = row;
                }
            }
            columns[i] = Arrays.copyOf(column, kept);
        }
    }

    /**
     * Rows as columns.
     *
     * @param count how many columns the result has
     */
    public BarMap transposed(int count) {
        int[] sizes = new int[count];
        for (int[] column : columns) {
            for (int row : column) {
                sizes[row]++;
            }
        }
        int[][] result = new int[count][];
        Arrays.setAll(result, i -> new int[sizes[i]]);
        for (int i = columns.length - 1; i >= 0; i--) {
            for (int row : columns[i]) {
                result[row][--sizes[row]] = i;
            }
        }
        return new BarMap(result);
    }

    /** Ways in a tree, as the intervals that belong to the nodes below which they lead. */
    private static final class TreePath {
        static final int NO_BAR = -1;

        private final int[] elder;
        private final int[] barOf;
        private final boolean rootIsLast;
        private final IntList path = new IntList(64);

        /** @param rootIsLast whether an elder has the larger number */
        TreePath(int[] elder, int[] barOf, boolean rootIsLast) {
            this.elder = elder;
            this.barOf = barOf;
            this.rootIsLast = rootIsLast;
        }

        int[] between(int first, int second) {
            path.clear();
            int a = first;
            int b = second;
            while (a != b) {
                if (a > b == rootIsLast) {
                    int swap = a;
                    a = b;
                    b = swap;
                }
                if (barOf[a] != NO_BAR) {
                    path.add(barOf[a]);
                }
                a = elder[a];
            }
            int[] bars = path.toArray();
            Arrays.sort(bars);
            return bars;
        }
    }
}
