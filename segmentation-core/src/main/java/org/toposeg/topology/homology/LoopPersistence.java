package org.toposeg.topology.homology;

/** Dimension 1 in 3D: the boundaries of critical squares between critical edges, reduced. */
final class LoopPersistence {

    private LoopPersistence() {}

    static int[][] boundaries(FilteredImage image) {
        EdgeFlow flow = new EdgeFlow(image.gradient, image.paths, image.loops());
        int[] squares = image.gradient.critical[2];
        int[][] boundaries = new int[squares.length][];
        for (int square = 0; square < squares.length; square++) {
            if (image.maxima.filledBy[square] == Maxima.NOTHING) {
                flow.addBoundary(squares[square]);
                boundaries[square] = flow.drain();
            }
        }
        return boundaries;
    }

    static Bars of(FilteredImage image) {
        int[][] boundaries = image.boundaries();
        int[] edges = edges(image);
        Reduction reduction = new Reduction(edges.length);
        BarList bars = new BarList();
        for (int square = 0; square < boundaries.length; square++) {
            if (boundaries[square] != null) {
                int edge = edges[reduction.add(boundaries[square])];
                bars.add(edge, image.value(1, edge), square, image.value(2, square));
            }
        }
        return bars.toBars();
    }

    /** The critical edges that close loops, by their number. */
    static int[] edges(FilteredImage image) {
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
