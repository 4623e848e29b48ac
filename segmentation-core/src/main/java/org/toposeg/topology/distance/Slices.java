package org.toposeg.topology.distance;

import java.util.stream.IntStream;

/** The second and third pass, one slice after the other: from steps along the columns to squared distances. */
final class Slices {

    /** Takes the squared distances of a row, the first of which has index {@code from}. */
    interface Sink {
        void accept(int from, double[] squares);
    }

    private Slices() {}

    /** Rows are handed over each once, from several threads; the arrays that are handed over are reused. */
    static void forEach(float[] depth, Axes axes, Sink sink) {
        int parts = Math.min(axes.depth(), 256);
        IntStream.range(0, parts).parallel().forEach(part -> {
            SliceSolver solver = new SliceSolver(axes);
            int to = (int) ((part + 1L) * axes.depth() / parts);
            for (int k = (int) ((long) part * axes.depth() / parts); k < to; k++) {
                double[][] rows = solver.solve(depth, k * axes.slice());
                for (int y = 0; y < rows.length; y++) {
                    sink.accept(k * axes.slice() + y * axes.width(), rows[y]);
                }
            }
        });
    }
}
