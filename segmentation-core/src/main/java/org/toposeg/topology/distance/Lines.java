package org.toposeg.topology.distance;

/** Loops without a branch over whole lines, kept so simple that they are compiled to vector instructions. */
final class Lines {

    private Lines() {}

    /** From steps to squared distances. */
    static void square(double[] line, float[] steps, int from, double step) {
        for (int i = 0; i < line.length; i++) {
            double d = steps[from + i];
            line[i] = step * d * d;
        }
    }

    /** Replaces each element by the least of itself and its counterparts in two lines of equal length plus a constant. */
    static void lower(double[] line, double[] one, double[] other, double more) {
        for (int i = 0; i < line.length; i++) {
            line[i] = Math.min(line[i], Math.min(one[i], other[i]) + more);
        }
    }

    /** How many steps away something may be that is nearer than the farthest of these squares; at most {@code most}. */
    static int reach(double[] squares, double step, int most) {
        double farthest = 0;
        for (double square : squares) {
            farthest = Math.max(farthest, square);
        }
        double steps = Math.sqrt(farthest / step);
        return steps < most ? (int) steps : most;
    }

    /** Distances of a scale from squares. */
    static void root(float[] distances, int from, double[] squares, double scale) {
        for (int i = 0; i < squares.length; i++) {
            distances[from + i] = (float) (scale * Math.sqrt(squares[i]));
        }
    }

    /** Squares of a scale. */
    static void scale(double[] result, int from, double[] squares, double scale) {
        for (int i = 0; i < squares.length; i++) {
            result[from + i] = scale * scale * squares[i];
        }
    }
}
