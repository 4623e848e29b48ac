package org.toposeg.preprocess;

/**
 * The weights by which samples of one axis become samples of another length over the same extent: output i lies at input
 * coordinate {@code (i + 0.5) · from / to - 0.5}, clamped to the outermost sample centres.
 */
final class AxisKernel {

    final int taps;
    /** Input index of tap t of output i at {@code i * taps + t}. */
    final int[] index;

    final float[] weight;

    AxisKernel(int from, int to, Interpolation interpolation) {
        taps = switch (interpolation) {
            case NEAREST -> 1;
            case LINEAR -> 2;
            case CUBIC -> 4;
        };
        index = new int[to * taps];
        weight = new float[to * taps];
        for (int i = 0; i < to; i++) {
            double x = Math.clamp((i + 0.5) * from / to - 0.5, 0, from - 1.0);
            switch (interpolation) {
                case NEAREST -> set(i, 0, (int) Math.floor(x + 0.5), 1, from);
                case LINEAR -> linear(i, x, from);
                case CUBIC -> cubic(i, x, from);
            }
        }
    }

    private void linear(int i, double x, int from) {
        int below = (int) Math.floor(x);
        double f = x - below;
        set(i, 0, below, 1 - f, from);
        set(i, 1, below + 1, f, from);
    }

    private void cubic(int i, double x, int from) {
        int below = (int) Math.floor(x);
        double f = x - below;
        double g = 1 - f;
        set(i, 0, below - 1, g * g * g / 6, from);
        set(i, 1, below, 2.0 / 3 - f * f * (2 - f) / 2, from);
        set(i, 2, below + 1, 2.0 / 3 - g * g * (2 - g) / 2, from);
        set(i, 3, below + 2, f * f * f / 6, from);
    }

    private void set(int i, int tap, int at, double w, int from) {
        index[i * taps + tap] = mirrored(at, from);
        weight[i * taps + tap] = (float) w;
    }

    private static int mirrored(int at, int n) {
        if (n == 1) {
            return 0;
        }
        int period = 2 * n - 2;
        int m = Math.floorMod(at, period);
        return m < n ? m : period - m;
    }
}
