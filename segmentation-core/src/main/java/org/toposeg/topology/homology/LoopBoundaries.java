package org.toposeg.topology.homology;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.toposeg.topology.IntList;
import org.toposeg.topology.barcode.BarList;
import org.toposeg.topology.barcode.Bars;

/**
 * Dimension 1 in 3D: the boundaries of critical squares between critical edges, reduced column by column. A column is a set
 * of loop-closing critical edges by their number; its pivot is the largest. Every such edge is a pivot, since the whole
 * image has no loops.
 *
 * <p>A column whose pivot is known and no other column's is right as it is. Where that takes long, it is not carried down
 * further until someone asks for it.
 */
final class LoopBoundaries {
    /** Columns that take no more steps than this are kept, as most of them will be asked for. */
    private static final int CHEAP = 1024;

    private final FilteredImage image;
    /** The critical edges that close loops, by their number. */
    private final int[] edges;
    /** Per pivot its square; the column of a pivot that is not kept is this square's boundary. */
    private final int[] squareOf;

    private final AtomicReferenceArray<int[]> columns;
    private final Bars bars;

    LoopBoundaries(FilteredImage image) {
        this.image = image;
        edges = edges(image);
        squareOf = new int[edges.length];
        columns = new AtomicReferenceArray<>(edges.length);
        BarList list = new BarList();
        reduceAll(list);
        bars = list.toBars();
    }

    private void reduceAll(BarList list) {
        boolean[] isPivot = new boolean[edges.length];
        BitColumn working = new BitColumn(edges.length);
        EdgeFlow flow = flow();
        int[] squares = image.gradient.critical[2];
        for (int square = 0; square < squares.length; square++) {
            if (image.maxima.filledBy[square] == Maxima.NOTHING) {
                flow.addBoundary(squares[square]);
                int pivot = flow.largest();
                if (isPivot[pivot]) {
                    pivot = reduce(flow, working, isPivot);
                } else {
                    columns.set(pivot, flow.drainWithin(CHEAP));
                }
                isPivot[pivot] = true;
                squareOf[pivot] = square;
                list.add(edges[pivot], image.value(1, edges[pivot]), square, image.value(2, square));
            }
        }
    }

    private static int[] edges(FilteredImage image) {
        int[] loops = image.loops();
        IntList edges = new IntList(loops.length);
        for (int edge = 0; edge < loops.length; edge++) {
            if (loops[edge] >= 0) {
                edges.add(edge);
            }
        }
        return edges.toArray();
    }

    private int reduce(EdgeFlow flow, BitColumn working, boolean[] isPivot) {
        working.toggle(flow.drain());
        int pivot = working.largest();
        while (isPivot[pivot]) {
            working.toggle(column(pivot, flow));
            pivot = working.largest();
        }
        columns.set(pivot, working.takeAll());
        return pivot;
    }

    /** A flow for {@link #column}; each thread needs its own. */
    EdgeFlow flow() {
        return new EdgeFlow(image.gradient, image.paths, image.loops());
    }

    /**
     * The reduced column of a pivot, ascending.
     *
     * @param flow an empty one
     */
    int[] column(int pivot, EdgeFlow flow) {
        int[] column = columns.get(pivot);
        if (column == null) {
            flow.addBoundary(image.gradient.critical[2][squareOf[pivot]]);
            column = flow.drain();
            columns.set(pivot, column);
        }
        return column;
    }

    int edge(int loop) {
        return edges[loop];
    }

    int count() {
        return edges.length;
    }

    /** The intervals that live. */
    Bars bars() {
        return bars;
    }
}
