package org.toposeg.topology.homology;

import java.util.Arrays;
import org.toposeg.topology.IntList;
import org.toposeg.topology.barcode.Bars;

/** The columns of {@link BarMap} in dimension 1 of 3D images. */
final class LoopMap {
    private final FilteredImage smaller;
    private final Bars from;
    private final LoopChains chains;
    private final LoopBoundaries boundaries;
    private final EdgeFlow flow;
    private EdgeFlow ownFlow;
    private final BitColumn working;
    private final IntList sum = new IntList(256);

    private LoopMap(FilteredImage smaller, Bars from, FilteredImage larger) {
        this.smaller = smaller;
        this.from = from;
        chains = new LoopChains(smaller, larger);
        boundaries = larger.loopBoundaries();
        flow = boundaries.flow();
        working = new BitColumn(boundaries.count());
    }

    static int[][] of(FilteredImage smaller, Bars from, FilteredImage larger, Bars to) {
        LoopMap map = new LoopMap(smaller, from, larger);
        int[] barOf = barOfLoop(larger, to);
        boolean[] closed = map.needsClosing();
        int[][] columns = new int[from.count()][];
        for (int bar = 0; bar < columns.length; bar++) {
            columns[bar] = map.summands(map.chain(bar, closed[bar]), barOf);
        }
        return columns;
    }

    private static int[] barOfLoop(FilteredImage image, Bars bars) {
        int[] barOf = new int[image.loops().length];
        Arrays.fill(barOf, -1);
        for (int i = 0; i < bars.count(); i++) {
            barOf[image.loops()[bars.births()[i]]] = i;
        }
        return barOf;
    }

    /** The larger filtration's intervals of which a loop is the sum, ascending. */
    private int[] summands(int[] loop, int[] barOf) {
        sum.clear();
        working.toggle(loop);
        for (int row = working.largest(); row >= 0; row = working.largest()) {
            working.toggle(boundaries.column(row, flow));
            if (barOf[row] >= 0) {
                sum.add(barOf[row]);
            }
        }
        int[] bars = sum.toArray();
        Arrays.sort(bars);
        return bars;
    }

    /**
     * Any loop through an interval's edge is born with it. Only where another loop is born at the same value and lives
     * longer must it be one that also dies with the interval.
     */
    private boolean[] needsClosing() {
        boolean[] closed = new boolean[from.count()];
        Integer[] order = new Integer[from.count()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(birth(a), birth(b)));
        for (int start = 0; start < order.length; ) {
            int end = start;
            float last = Float.NEGATIVE_INFINITY;
            while (end < order.length && birth(order[end]) == birth(order[start])) {
                last = Math.max(last, death(order[end++]));
            }
            for (int i = start; i < end; i++) {
                closed[order[i]] = death(order[i]) < last;
            }
            start = end;
        }
        return closed;
    }

    private float birth(int bar) {
        return smaller.value(1, from.births()[bar]);
    }

    private float death(int bar) {
        return smaller.value(2, from.deaths()[bar]);
    }

    private int[] chain(int bar, boolean closed) {
        int edge = from.births()[bar];
        if (!closed) {
            return chains.of(edge);
        }
        LoopBoundaries own = smaller.loopBoundaries();
        ownFlow = ownFlow == null ? own.flow() : ownFlow;
        int[] loops = own.column(smaller.loops()[edge], ownFlow);
        sum.clear();
        for (int loop : loops) {
            for (int item : chains.of(own.edge(loop))) {
                sum.add(item);
            }
        }
        return EdgeFlow.odd(sum);
    }
}
