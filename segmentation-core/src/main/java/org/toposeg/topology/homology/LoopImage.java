package org.toposeg.topology.homology;

/**
 * Image persistence of dimension 1 in 3D. The smaller filtration's loops are carried into the larger one's critical edges.
 * Then the loops (each when it is born) and the larger filtration's boundaries (each when it is filled) enter one matrix
 * in the order of their values: rows are the larger one's critical edges above one marker per loop. A boundary of which
 * only markers are left says that a sum of loops of the smaller filtration has become a boundary in the larger one; its
 * youngest loop dies there.
 */
final class LoopImage {
    private final FilteredImage smaller;
    private final FilteredImage larger;
    private final int[] loopEdges;
    private final int[] loopNumbers;
    private final Reduction reduction;
    private final BarList bars = new BarList();
    private int nextLoop;

    private LoopImage(FilteredImage smaller, FilteredImage larger) {
        this.smaller = smaller;
        this.larger = larger;
        loopEdges = LoopPersistence.edges(smaller);
        loopNumbers = smaller.loops();
        reduction = new Reduction(loopEdges.length + LoopPersistence.edges(larger).length);
    }

    static Bars of(FilteredImage smaller, FilteredImage larger) {
        return new LoopImage(smaller, larger).run();
    }

    private Bars run() {
        LoopChains chains = new LoopChains(smaller, larger);
        int[][] boundaries = larger.boundaries();
        for (int square = 0; square < boundaries.length; square++) {
            if (boundaries[square] != null) {
                addLoopsBefore(larger.value(2, square), chains);
                addBoundary(square, boundaries[square]);
            }
        }
        return bars.toBars();
    }

    /** Loops born at the same value may come later: they could only give empty intervals. */
    private void addLoopsBefore(float value, LoopChains chains) {
        while (nextLoop < loopEdges.length && smaller.value(1, loopEdges[nextLoop]) < value) {
            int[] chain = chains.of(loopEdges[nextLoop]);
            int[] column = new int[chain.length + 1];
            column[0] = loopNumbers[loopEdges[nextLoop]];
            for (int i = 0; i < chain.length; i++) {
                column[i + 1] = loopEdges.length + chain[i];
            }
            reduction.add(column);
            nextLoop++;
        }
    }

    private void addBoundary(int square, int[] boundary) {
        int[] column = new int[boundary.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = loopEdges.length + boundary[i];
        }
        int pivot = reduction.add(column);
        if (pivot < loopEdges.length) {
            int edge = loopEdges[pivot];
            bars.add(edge, smaller.value(1, edge), square, larger.value(2, square));
        }
    }
}
