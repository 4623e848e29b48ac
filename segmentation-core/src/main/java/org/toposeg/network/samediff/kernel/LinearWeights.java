package org.toposeg.network.samediff.kernel;

/**
 * Linear interpolation along one axis by a whole factor: fine sample o lies at (o + ½)/factor − ½ and is a mean of the two
 * coarse samples around it, or the one at the border.
 *
 * @param outer product of the sizes before the axis
 * @param size of the coarse axis
 * @param inner product of the sizes behind the axis
 */
public record LinearWeights(int outer, int size, int inner, int factor) {

    /** A fine sample's two coarse ones, as starts of their lines, and the weight of the second. */
    @FunctionalInterface
    private interface Sample {
        void between(int fine, int first, int second, float weight);
    }

    public float[] forward(float[] coarse) {
        float[] fine = new float[coarse.length * factor];
        forEachSample((at, first, second, weight) -> {
            for (int i = 0; i < inner; i++) {
                fine[at + i] = (1 - weight) * coarse[first + i] + weight * coarse[second + i];
            }
        });
        return fine;
    }

    /** The transpose of {@link #forward}. */
    public float[] backward(float[] fine) {
        float[] coarse = new float[fine.length / factor];
        forEachSample((at, first, second, weight) -> {
            for (int i = 0; i < inner; i++) {
                coarse[first + i] += (1 - weight) * fine[at + i];
                coarse[second + i] += weight * fine[at + i];
            }
        });
        return coarse;
    }

    private void forEachSample(Sample sample) {
        for (int o = 0; o < outer; o++) {
            for (int at = 0; at < size * factor; at++) {
                float position = Math.clamp((at + 0.5f) / factor - 0.5f, 0, size - 1);
                int first = (int) position;
                int second = Math.min(first + 1, size - 1);
                int fine = (o * size * factor + at) * inner;
                sample.between(fine, (o * size + first) * inner, (o * size + second) * inner, position - first);
            }
        }
    }
}
