package org.toposeg.infer;

import java.util.Arrays;

/** Averages a network's output over all combinations of flips along the chosen axes; just the network with none. */
final class MirroredPredictor {

    private final InferenceEngine.Predictor network;
    private final WindowSettings settings;
    private final int channels;
    private final int[] patch;

    MirroredPredictor(InferenceEngine.Predictor network, WindowSettings settings, int channels) {
        this.network = network;
        this.settings = settings;
        this.channels = channels;
        this.patch = settings.patchArray();
    }

    int voxels() {
        return patch[0] * patch[1] * patch[2];
    }

    float[] predict(float[] images, int n) {
        int[] shape = settings.dimensions() == 3
                ? new int[] {n, channels, patch[0], patch[1], patch[2]}
                : new int[] {n, channels, patch[1], patch[2]};
        float[] sum = network.predict(images, shape);
        int combinations = 1 << settings.mirrorAxes().size();
        for (int flips = 1; flips < combinations; flips++) {
            boolean[] axes = axes(flips);
            float[] out = flipped(network.predict(flipped(images, axes), shape), axes);
            for (int v = 0; v < sum.length; v++) {
                sum[v] += out[v];
            }
        }
        for (int v = 0; combinations > 1 && v < sum.length; v++) {
            sum[v] /= combinations;
        }
        return sum;
    }

    private boolean[] axes(int flips) {
        boolean[] axes = new boolean[3];
        for (int bit = 0; bit < settings.mirrorAxes().size(); bit++) {
            axes[settings.mirrorAxes().get(bit)] = (flips >> bit & 1) == 1;
        }
        return axes;
    }

    private float[] flipped(float[] data, boolean[] axes) {
        float[] out = new float[data.length];
        int rows = data.length / patch[2];
        for (int row = 0; row < rows; row++) {
            int block = row / (patch[0] * patch[1]);
            int z = row / patch[1] % patch[0];
            int y = row % patch[1];
            int from =
                    (block * patch[0] + (axes[0] ? patch[0] - 1 - z : z)) * patch[1] + (axes[1] ? patch[1] - 1 - y : y);
            System.arraycopy(data, from * patch[2], out, row * patch[2], patch[2]);
            if (axes[2]) {
                reverse(out, row * patch[2], patch[2]);
            }
        }
        return out;
    }

    private static void reverse(float[] data, int start, int n) {
        float[] row = Arrays.copyOfRange(data, start, start + n);
        for (int i = 0; i < n; i++) {
            data[start + i] = row[n - 1 - i];
        }
    }
}
