package org.toposeg.topology.distance;

/**
 * Replaces the heights {@code f(q)} along a line by the lower envelope of the parabolas that stand on them,
 * {@code min over q of f(q) + step · (x - q)²}, at whole x.
 *
 * <p>A height of 0 hides everything behind it, so that each stretch between zeros is solved by itself. Where heights
 * and step are whole numbers below 2^53, so are all numbers here, and a quotient of two such numbers is never rounded
 * up to the next whole one: the envelope is exact.
 */
final class LowerEnvelope {

    private final int[] site;
    private final int[] start;
    private final double[] height;

    LowerEnvelope(int longest) {
        site = new int[longest];
        start = new int[longest + 1];
        height = new double[longest];
    }

    /** Works in place; infinite heights carry no parabola. */
    void lower(double[] line, double step) {
        int end = line.length;
        int at = 0;
        while (at < end) {
            if (line[at] == 0) {
                at++;
            } else {
                int stop = at + 1;
                while (stop < end && line[stop] != 0) {
                    stop++;
                }
                stretch(line, Math.max(0, at - 1), Math.min(end, stop + 1), step);
                at = stop;
            }
        }
    }

    private void stretch(double[] line, int from, int to, double step) {
        int top = build(line, from, to, step);
        if (top < 0) {
            return;
        }
        for (int i = 0; i <= top; i++) {
            double base = height[i];
            for (int x = start[i]; x < start[i + 1]; x++) {
                double d = x - site[i];
                line[from + x] = base + step * d * d;
            }
        }
    }

    /** Positions are relative to {@code from}. A parabola is kept with the first x at which it is the lowest. */
    private int build(double[] line, int from, int to, double step) {
        int length = to - from;
        int top = -1;
        for (int q = 0; q < length; q++) {
            double f = line[from + q];
            if (f == Double.POSITIVE_INFINITY) {
                continue;
            }
            int first = 0;
            while (top >= 0) {
                first = firstBelow(top, q, f, step, length);
                if (first > start[top]) {
                    break;
                }
                top--;
                first = 0;
            }
            if (first < length) {
                top++;
                site[top] = q;
                height[top] = f;
                start[top] = first;
            }
        }
        start[top + 1] = length;
        return top;
    }

    /** The first x at which the parabola on (q, f) lies strictly below that on top of the stack; at most length. */
    private int firstBelow(int top, int q, double f, double step, int length) {
        int v = site[top];
        double meet = (f - height[top] + step * ((double) q * q - (double) v * v)) / (2 * step * (q - v));
        if (meet < 0) {
            return 0;
        }
        return meet < length ? 1 + (int) meet : length;
    }
}
