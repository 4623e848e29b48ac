package org.toposeg.network.samediff.kernel;

/**
 * One kernel sliding over one plane with zero padding of half its size. Each of its elements is taken once for whole
 * lines, so that the innermost loop runs along memory.
 *
 * @param size of the plane, z first
 * @param kernel odd sizes, z first
 */
public record DepthwiseKernel(int[] size, int[] kernel) {

    /** Where a line of results meets the line of values that one element of the kernel takes for it. */
    @FunctionalInterface
    private interface Lines {
        void meet(int result, int value, int length);
    }

    public int elements() {
        return kernel[0] * kernel[1] * kernel[2];
    }

    /** Adds kernel · values around each result. */
    public void forward(float[] x, float[] weights, float[] y) {
        for (int element = 0; element < weights.length; element++) {
            float w = weights[element];
            forEachLine(element, (result, value, n) -> {
                for (int i = 0; i < n; i++) {
                    y[result + i] += w * x[value + i];
                }
            });
        }
    }

    /** Adds to each value what the results around it take of it. */
    public void backward(float[] dy, float[] weights, float[] dx) {
        for (int element = 0; element < weights.length; element++) {
            float w = weights[element];
            forEachLine(element, (result, value, n) -> {
                for (int i = 0; i < n; i++) {
                    dx[value + i] += w * dy[result + i];
                }
            });
        }
    }

    /** Σ d loss / d result · value for each element of the kernel. */
    public float[] weightGradient(float[] x, float[] dy) {
        float[] gradient = new float[elements()];
        float[] products = new float[size[2]];
        for (int element = 0; element < gradient.length; element++) {
            java.util.Arrays.fill(products, 0);
            forEachLine(element, (result, value, n) -> {
                for (int i = 0; i < n; i++) {
                    products[i] += dy[result + i] * x[value + i];
                }
            });
            gradient[element] = (float) Sums.of(products, products.length);
        }
        return gradient;
    }

    private void forEachLine(int element, Lines lines) {
        int dx = element % kernel[2] - kernel[2] / 2;
        int dy = element / kernel[2] % kernel[1] - kernel[1] / 2;
        int dz = element / (kernel[2] * kernel[1]) - kernel[0] / 2;
        int first = Math.max(0, -dx);
        int length = size[2] - Math.abs(dx);
        if (length <= 0) {
            return;
        }
        for (int z = Math.max(0, -dz); z < Math.min(size[0], size[0] - dz); z++) {
            for (int y = Math.max(0, -dy); y < Math.min(size[1], size[1] - dy); y++) {
                int result = (z * size[1] + y) * size[2] + first;
                lines.meet(result, result + (dz * size[1] + dy) * size[2] + dx, length);
            }
        }
    }
}
