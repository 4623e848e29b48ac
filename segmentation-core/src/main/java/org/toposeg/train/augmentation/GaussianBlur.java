package org.toposeg.train.augmentation;

import org.toposeg.volume.Size;

/** Separable Gaussian over 3 deviations, edge voxels repeated. */
public final class GaussianBlur {

    private GaussianBlur() {}

    /** In place, along every axis of more than one voxel; {@code deviation} in voxels, above 0. */
    public static void apply(float[] data, Size size, double deviation) {
        float[] kernel = kernel(deviation);
        blur(data, size.voxels() / size.x(), size.x(), 1, kernel);
        blur(data, size.z(), size.y(), size.x(), kernel);
        blur(data, 1, size.z(), size.x() * size.y(), kernel);
    }

    private static float[] kernel(double deviation) {
        int radius = (int) Math.ceil(3 * deviation);
        float[] kernel = new float[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += Math.exp(-i * i / (2 * deviation * deviation));
        }
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) (Math.exp(-i * i / (2 * deviation * deviation)) / sum);
        }
        return kernel;
    }

    private static void blur(float[] data, int outer, int n, int inner, float[] kernel) {
        if (n == 1) {
            return;
        }
        int radius = kernel.length / 2;
        float[] line = new float[n];
        for (int o = 0; o < outer; o++) {
            for (int v = 0; v < inner; v++) {
                int base = o * n * inner + v;
                for (int i = 0; i < n; i++) {
                    line[i] = data[base + i * inner];
                }
                for (int i = 0; i < n; i++) {
                    data[base + i * inner] = at(line, i, kernel, radius);
                }
            }
        }
    }

    private static float at(float[] line, int i, float[] kernel, int radius) {
        float sum = 0;
        for (int t = -radius; t <= radius; t++) {
            sum += kernel[t + radius] * line[Math.clamp(i + t, 0, line.length - 1)];
        }
        return sum;
    }
}
