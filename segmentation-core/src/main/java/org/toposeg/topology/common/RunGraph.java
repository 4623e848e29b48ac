package org.toposeg.topology.common;

import java.util.Arrays;
import org.toposeg.volume.Size;

/**
 * A mask as a graph: nodes are its runs along x, edges join runs of neighbouring rows that overlap (they do so in one
 * stretch). With the {@link #squares squares} between four rows it has the loops of the 6-connected mask, in a small
 * part of its cells.
 *
 * <p>Edges are numbered by their later run, so that the last edge of a square is mostly its alone.
 */
final class RunGraph {

    /** Receives the four edges of a square. */
    interface Squares {
        void square(int a, int b, int c, int d);
    }

    private final Size size;
    private final int[] rowStart;
    private int[] start = new int[1024];
    private int[] end = new int[1024];
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int edges;
    /** Per run its first edge to the row before (even) and to the slice before (odd); one more at the end. */
    private int[] firstEdge;

    RunGraph(byte[] mask, Size size) {
        this.size = size;
        this.rowStart = new int[size.y() * size.z() + 1];
        findRuns(mask);
        findEdges();
    }

    private void findRuns(byte[] mask) {
        int runs = 0;
        for (int row = 0; row < rowStart.length - 1; row++) {
            rowStart[row] = runs;
            int at = row * size.x();
            for (int i = 0; i < size.x(); i++) {
                if (mask[at + i] != 0) {
                    int first = i;
                    while (i < size.x() && mask[at + i] != 0) {
                        i++;
                    }
                    start = room(start, runs);
                    end = room(end, runs);
                    start[runs] = first;
                    end[runs++] = i;
                }
            }
        }
        rowStart[rowStart.length - 1] = runs;
        firstEdge = new int[2 * runs + 1];
    }

    private void findEdges() {
        for (int row = 0; row < rowStart.length - 1; row++) {
            int before = row % size.y() == 0 ? -1 : row - 1;
            for (int run = rowStart[row]; run < rowStart[row + 1]; run++) {
                firstEdge[2 * run] = edges;
                addEdges(run, before);
                firstEdge[2 * run + 1] = edges;
                addEdges(run, row - size.y());
            }
        }
        firstEdge[firstEdge.length - 1] = edges;
    }

    private void addEdges(int run, int row) {
        if (row < 0) {
            return;
        }
        for (int other = firstEndingAfter(row, start[run]);
                other < rowStart[row + 1] && start[other] < end[run];
                other++) {
            from = room(from, edges);
            to = room(to, edges);
            from[edges] = other;
            to[edges++] = run;
        }
    }

    /** The first run of a row that ends behind x. */
    private int firstEndingAfter(int row, int x) {
        int low = rowStart[row];
        int high = rowStart[row + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end[middle] > x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int[] room(int[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
    }

    int runs() {
        return rowStart[rowStart.length - 1];
    }

    int edges() {
        return edges;
    }

    int from(int edge) {
        return from[edge];
    }

    int to(int edge) {
        return to[edge];
    }

    /** The edge between two runs that overlap: {@code earlier} lies in the row (or, if {@code slice}, slice) before. */
    int edge(int earlier, int later, boolean slice) {
        int first = firstEdge[2 * later + (slice ? 1 : 0)];
        return first + earlier - from[first];
    }

    boolean isSlice(int edge) {
        return edge >= firstEdge[2 * to[edge] + 1];
    }

    /** The run of this graph that holds the given run of a mask within it. */
    int holding(RunGraph part, int run, int row) {
        return firstEndingAfter(row, part.start[run]);
    }

    /** Per run its row. */
    int[] rows() {
        int[] rows = new int[runs()];
        for (int row = 0; row < rowStart.length - 1; row++) {
            Arrays.fill(rows, rowStart[row], rowStart[row + 1], row);
        }
        return rows;
    }

    /** Every stretch along x in which four rows around a common corner are all in the mask. */
    void squares(Squares receiver) {
        for (int row = size.y(); row < rowStart.length - 1; row++) {
            if (row % size.y() != 0) {
                for (int run = rowStart[row]; run < rowStart[row + 1]; run++) {
                    squares(run, row, receiver);
                }
            }
        }
    }

    private void squares(int run, int row, Squares receiver) {
        for (int up = firstEdge[2 * run]; up < firstEdge[2 * run + 1]; up++) {
            for (int back = firstEdge[2 * run + 1]; back < firstEdge[2 * run + 2]; back++) {
                int low = Math.max(start[run], Math.max(start[from[up]], start[from[back]]));
                int high = Math.min(end[run], Math.min(end[from[up]], end[from[back]]));
                int corner = row - size.y() - 1;
                for (int r = firstEndingAfter(corner, low);
                        low < high && r < rowStart[corner + 1] && start[r] < high;
                        r++) {
                    receiver.square(up, back, edge(r, from[up], true), edge(r, from[back], false));
                }
            }
        }
    }
}
