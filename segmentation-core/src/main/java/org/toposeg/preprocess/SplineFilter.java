package org.toposeg.preprocess;

import java.util.stream.IntStream;

/**
 * Turns samples along one axis into cubic B-spline coefficients, mirrored at the ends. Source: Unser, Splines: a perfect
 * fit for signal and image processing, 1999; the same recursion as SciPy's {@code spline_filter1d(mode="mirror")}.
 */
final class SplineFilter {

    private static final double POLE = Math.sqrt(3) - 2;
    private static final int BLOCK = 1024;

    private SplineFilter() {}

    /**
     * In place, on an array of outer × n × inner.
     *
     * @param n samples along the filtered axis
     */
    static void apply(float[] data, int outer, int n, int inner) {
        if (n == 1) {
            return;
        }
        int blocks = (inner + BLOCK - 1) / BLOCK;
        IntStream.range(0, outer * blocks).parallel().forEach(task -> {
            int start = task % blocks * BLOCK;
            int base = task / blocks * n * inner + start;
            filter(data, base, n, inner, Math.min(BLOCK, inner - start));
        });
    }

    private static void filter(float[] data, int base, int n, int inner, int width) {
        double[][] c = new double[n][width];
        for (int i = 0; i < n; i++) {
            for (int v = 0; v < width; v++) {
                c[i][v] = 6 * (double) data[base + i * inner + v];
            }
        }
        first(c, n, width);
        for (int i = 1; i < n; i++) {
            for (int v = 0; v < width; v++) {
                c[i][v] += POLE * c[i - 1][v];
            }
        }
        backward(c, n, width);
        for (int i = 0; i < n; i++) {
            for (int v = 0; v < width; v++) {
                data[base + i * inner + v] = (float) c[i][v];
            }
        }
    }

    /** The exact start of the causal recursion over the endlessly mirrored signal. */
    private static void first(double[][] c, int n, int width) {
        double last = Math.pow(POLE, n - 1);
        double scale = 1 / (1 - last * last);
        for (int v = 0; v < width; v++) {
            double sum = c[0][v] + last * c[n - 1][v];
            double forth = POLE;
            double back = last * last / POLE;
            for (int i = 1; i < n - 1; i++) {
                sum += (forth + back) * c[i][v];
                forth *= POLE;
                back /= POLE;
            }
            c[0][v] = sum * scale;
        }
    }

    private static void backward(double[][] c, int n, int width) {
        double end = POLE / (POLE * POLE - 1);
        for (int v = 0; v < width; v++) {
            c[n - 1][v] = (POLE * c[n - 2][v] + c[n - 1][v]) * end;
        }
        for (int i = n - 2; i >= 0; i--) {
            for (int v = 0; v < width; v++) {
                c[i][v] = POLE * (c[i + 1][v] - c[i][v]);
            }
        }
    }
}
