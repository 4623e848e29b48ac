package org.toposeg.topology.distance;

/** Adds the distances along the rows and then along the lines across them to what the columns gave, in one slice. */
final class SliceSolver {

    /** Lines across the rows that are gathered together: eight doubles share a cache line. */
    private static final int TILE = 8;

    private final Axes axes;
    private final double[] squares;
    private final double[][] lines;
    private final LowerEnvelope envelope;

    SliceSolver(Axes axes) {
        this.axes = axes;
        this.squares = new double[axes.slice()];
        this.lines = new double[TILE][axes.height()];
        this.envelope = new LowerEnvelope(Math.max(axes.width(), axes.height()));
    }

    /** @return squared distances of the slice that starts at {@code from}; the array is reused by the next call */
    double[] solve(float[] depth, int from) {
        double step = axes.steps()[2];
        for (int i = 0; i < squares.length; i++) {
            double d = depth[from + i];
            squares[i] = step * d * d;
        }
        for (int row = 0; row < squares.length; row += axes.width()) {
            envelope.lower(squares, row, axes.width(), axes.steps()[0]);
        }
        if (axes.height() > 1) {
            for (int x = 0; x < axes.width(); x += TILE) {
                across(x, Math.min(TILE, axes.width() - x));
            }
        }
        return squares;
    }

    private void across(int x, int count) {
        for (int y = 0; y < axes.height(); y++) {
            for (int i = 0; i < count; i++) {
                lines[i][y] = squares[y * axes.width() + x + i];
            }
        }
        for (int i = 0; i < count; i++) {
            envelope.lower(lines[i], 0, axes.height(), axes.steps()[1]);
        }
        for (int y = 0; y < axes.height(); y++) {
            for (int i = 0; i < count; i++) {
                squares[y * axes.width() + x + i] = lines[i][y];
            }
        }
    }
}
