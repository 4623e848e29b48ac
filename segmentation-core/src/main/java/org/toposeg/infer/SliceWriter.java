package org.toposeg.infer;

import java.util.stream.IntStream;
import org.toposeg.volume.Size;

/** Takes finished slices out of the slab, removes the padding, and makes probabilities of logits. */
final class SliceWriter {

    private final Size size;
    private final int[] padded;
    private final int[] before;
    private final WindowSettings.Activation activation;
    private final SliceSink sink;
    private float[][] mean;
    private float[][] out;
    private int next;

    SliceWriter(Size size, WindowReader reader, WindowSettings.Activation activation, SliceSink sink) {
        this.size = size;
        this.padded = reader.padded();
        this.before = reader.before();
        this.activation = activation;
        this.sink = sink;
    }

    /** Passes on the slices from where the last call ended up to {@code end} of the padded volume. */
    void write(WindowSlab slab, int end) {
        if (mean == null) {
            int classes = slab.classes();
            mean = new float[classes][padded[1] * padded[2]];
            out = new float[Math.max(2, classes)][size.x() * size.y()];
        }
        for (; next < end; next++) {
            int z = next - before[0];
            if (z >= 0 && z < size.z()) {
                slab.mean(next, mean);
                IntStream.range(0, size.y()).parallel().forEach(this::row);
                sink.slice(z, out);
            }
        }
    }

    private void row(int y) {
        int from = (y + before[1]) * padded[2] + before[2];
        int to = y * size.x();
        for (int x = 0; x < size.x(); x++) {
            if (mean.length == 1) {
                single(from + x, to + x);
            } else {
                several(from + x, to + x);
            }
        }
    }

    private void single(int from, int to) {
        double value = mean[0][from];
        double p = activation == WindowSettings.Activation.LOGITS ? 1 / (1 + Math.exp(-value)) : value;
        out[0][to] = (float) (1 - p);
        out[1][to] = (float) p;
    }

    private void several(int from, int to) {
        if (activation == WindowSettings.Activation.PROBABILITIES) {
            for (int c = 0; c < mean.length; c++) {
                out[c][to] = mean[c][from];
            }
            return;
        }
        float greatest = Float.NEGATIVE_INFINITY;
        for (float[] channel : mean) {
            greatest = Math.max(greatest, channel[from]);
        }
        double sum = 0;
        for (int c = 0; c < mean.length; c++) {
            double e = Math.exp(mean[c][from] - greatest);
            out[c][to] = (float) e;
            sum += e;
        }
        for (int c = 0; c < mean.length; c++) {
            out[c][to] /= (float) sum;
        }
    }
}
