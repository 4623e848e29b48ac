package org.toposeg.loss.boundary;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Parallel;

/**
 * A Gaussian window, normalised along each axis, applied to every channel of a batch with zeros beyond the border. It is
 * symmetric, so it is its own transpose.
 */
final class GaussianWindow {

    private final double[] taps;
    private final Shape shape;

    /** @param size odd number of voxels along each axis; an image has no window along z */
    GaussianWindow(int size, double sigma, Shape shape) {
        double[] raw = IntStream.range(0, size)
                .mapToDouble(i -> Math.exp(-Math.pow(i - size / 2, 2) / (2 * sigma * sigma)))
                .toArray();
        double sum = IntStream.range(0, size).mapToDouble(i -> raw[i]).sum();
        this.taps = IntStream.range(0, size).mapToDouble(i -> raw[i] / sum).toArray();
        this.shape = shape;
    }

    /** @param image N×C×D×H×W; used as scratch */
    double[] smooth(double[] image) {
        double[] other = new double[image.length];
        Parallel.forEach(image.length / shape.width(), row -> alongX(image, other, row * shape.width()));
        double[] from = other;
        double[] to = image;
        across(from, to, shape.height(), shape.width());
        if (shape.depth() > 1) {
            across(to, from, shape.depth(), shape.height() * shape.width());
            return from;
        }
        return to;
    }

    private void alongX(double[] from, double[] to, int at) {
        int width = shape.width();
        for (int k = 0; k < taps.length; k++) {
            int shift = k - taps.length / 2;
            int end = Math.min(width, width - shift);
            double tap = taps[k];
            for (int x = Math.max(0, -shift); x < end; x++) {
                to[at + x] += tap * from[at + x + shift];
            }
        }
    }

    /** Along the axis of {@code count} steps of {@code stride}: each row of x gets a weighted sum of rows. */
    private void across(double[] from, double[] to, int count, int stride) {
        int width = shape.width();
        Parallel.forEach(from.length / width, row -> {
            int at = row * width;
            int position = at / stride % count;
            Arrays.fill(to, at, at + width, 0);
            for (int k = 0; k < taps.length; k++) {
                int shift = k - taps.length / 2;
                if (position + shift >= 0 && position + shift < count) {
                    add(taps[k], from, at + shift * stride, to, at, width);
                }
            }
        });
    }

    private static void add(double tap, double[] from, int source, double[] to, int at, int width) {
        for (int x = 0; x < width; x++) {
            to[at + x] += tap * from[source + x];
        }
    }
}
