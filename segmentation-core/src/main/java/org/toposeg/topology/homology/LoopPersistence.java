package org.toposeg.topology.homology;

/**
 * Dimension 1 in 3D: the boundaries of critical squares between critical edges, reduced.
 *
 * @param bars the intervals that live
 * @param edges the critical edges that close loops, by their number
 * @param boundaries reduced columns over the loop-closing critical edges by their number; every one of them is a pivot,
 *     since the whole image has no loops
 */
record LoopPersistence(Bars bars, int[] edges, Reduction boundaries) {

    static LoopPersistence of(FilteredImage image) {
        EdgeFlow flow = new EdgeFlow(image.gradient, image.paths, image.loops());
        int[] squares = image.gradient.critical[2];
        int[] edges = edges(image);
        Reduction reduction = new Reduction(edges.length);
        BarList bars = new BarList();
        for (int square = 0; square < squares.length; square++) {
            if (image.maxima.filledBy[square] == Maxima.NOTHING) {
                flow.addBoundary(squares[square]);
                int edge = edges[reduction.add(flow.drain())];
                bars.add(edge, image.value(1, edge), square, image.value(2, square));
            }
        }
        return new LoopPersistence(bars.toBars(), edges, reduction);
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
}
