package org.toposeg.topology.matching;

import java.util.Arrays;
import org.toposeg.topology.homology.BarMap;
import org.toposeg.topology.homology.Reduction;

/**
 * The intervals of one side whose classes live on in the comparison: with which of the comparison's intervals each of them
 * ends.
 *
 * @param start per group of {@link Ends} (at its first place) where its intervals start in {@code bars}
 * @param bars intervals of the side, group by group; of a group the oldest first, of equal ones the one that ends first
 * @param parts per entry of {@code bars} the places in the group of which the class is the sum, ascending
 */
record MappedBars(int[] start, int[] bars, int[][] parts) {
    private static final int NONE = -1;

    /** @param map per interval of the side the comparison's intervals of which its class is the sum */
    static MappedBars of(BarMap map, Spans spans, Ends ends) {
        int[] order = spans.byBeginning();
        int[] groups = new int[order.length];
        int[][] parts = new int[order.length][];
        Reduction reduction = new Reduction(ends.count());
        for (int i = 0; i < order.length; i++) {
            int pivot = reduction.add(placed(map.columns()[order[i]], ends));
            // a class that ends before its interval begins has no image
            boolean lives = pivot >= 0 && ends.end()[pivot] > spans.begin()[order[i]];
            groups[i] = lives ? ends.group()[pivot] : NONE;
            parts[i] = lives ? partsFrom(reduction.column(pivot), groups[i]) : null;
        }
        return grouped(order, groups, parts, ends.count());
    }

    private static int[] placed(int[] column, Ends ends) {
        int[] places = new int[column.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = ends.place()[column[i]];
        }
        Arrays.sort(places);
        return places;
    }

    private static int[] partsFrom(int[] column, int first) {
        int from = column.length;
        while (from > 0 && column[from - 1] >= first) {
            from--;
        }
        return Arrays.copyOfRange(column, from, column.length);
    }

    private static MappedBars grouped(int[] order, int[] groups, int[][] parts, int places) {
        int[] start = new int[places + 1];
        for (int group : groups) {
            if (group != NONE) {
                start[group + 1]++;
            }
        }
        for (int i = 0; i < places; i++) {
            start[i + 1] += start[i];
        }
        MappedBars mapped = new MappedBars(start, new int[start[places]], new int[start[places]][]);
        int[] next = start.clone();
        for (int i = 0; i < order.length; i++) {
            if (groups[i] != NONE) {
                mapped.parts[next[groups[i]]] = parts[i];
                mapped.bars[next[groups[i]]++] = order[i];
            }
        }
        return mapped;
    }
}
