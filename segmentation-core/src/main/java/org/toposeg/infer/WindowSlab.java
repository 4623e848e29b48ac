package org.toposeg.infer;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Weighted sums of logits over one window's depth of the padded volume. It moves up through the volume with the windows,
 * so that memory is bounded by the patch's depth, not by the volume's.
 */
final class WindowSlab {

    private final int[] padded;
    private final int[] patch;
    private final float[][] gaussian;
    private float[][] sums;
    private final float[] weights;
    private int base;

    WindowSlab(int[] padded, int[] patch) {
        this.padded = padded;
        this.patch = patch;
        this.gaussian = Arrays.stream(patch).mapToObj(WindowSlab::gaussian).toArray(float[][]::new);
        this.weights = new float[Math.multiplyExact(patch[0] * padded[1], padded[2])];
    }

    /** Standard deviation of an eighth of the window, as nnU-Net. */
    private static float[] gaussian(int n) {
        float[] g = new float[n];
        for (int i = 0; i < n; i++) {
            double d = (i - (n - 1) / 2.0) / (n / 8.0);
            g[i] = (float) Math.exp(-d * d / 2);
        }
        return g;
    }

    int base() {
        return base;
    }

    /**
     * Adds a window that starts at (base, y, x).
     *
     * @param logits classes×patch, starting at {@code offset}
     */
    void add(float[] logits, int offset, int classes, int y, int x) {
        if (sums == null) {
            sums = new float[classes][weights.length];
        }
        int voxels = patch[0] * patch[1] * patch[2];
        IntStream.rangeClosed(0, classes).parallel().forEach(c -> {
            if (c == classes) {
                addRows(weights, null, 0, y, x);
            } else {
                addRows(sums[c], logits, offset + c * voxels, y, x);
            }
        });
    }

    private void addRows(float[] target, float[] logits, int offset, int y, int x) {
        for (int k = 0; k < patch[0]; k++) {
            for (int j = 0; j < patch[1]; j++) {
                float g = gaussian[0][k] * gaussian[1][j];
                int to = (k * padded[1] + y + j) * padded[2] + x;
                int from = offset + (k * patch[1] + j) * patch[2];
                for (int i = 0; i < patch[2]; i++) {
                    float w = g * gaussian[2][i];
                    target[to + i] += logits == null ? w : w * logits[from + i];
                }
            }
        }
    }

    int classes() {
        return sums.length;
    }

    /** Writes the mean logits of a slice to {@code out}, classes × (y·x of the padded volume). */
    void mean(int z, float[][] out) {
        int plane = padded[1] * padded[2];
        int from = (z - base) * plane;
        IntStream.range(0, sums.length).parallel().forEach(c -> {
            for (int v = 0; v < plane; v++) {
                out[c][v] = sums[c][from + v] / weights[from + v];
            }
        });
    }

    /** Moves the slab up; the slices left behind are lost. */
    void moveTo(int z) {
        int shift = (z - base) * padded[1] * padded[2];
        base = z;
        IntStream.rangeClosed(0, sums.length)
                .parallel()
                .forEach(c -> shift(c < sums.length ? sums[c] : weights, shift));
    }

    private static void shift(float[] data, int by) {
        int kept = Math.max(0, data.length - by);
        if (kept > 0) {
            System.arraycopy(data, by, data, 0, kept);
        }
        Arrays.fill(data, kept, data.length, 0);
    }
}
