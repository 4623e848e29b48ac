package org.toposeg.loss.boundary;

import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Parallel;

/** The maximum over a box around each voxel of one image or volume; what lies beyond the border never wins. */
final class BoxMaximum {

    private BoxMaximum() {}

    /** @param values D×H×W, kept; @param size odd number of voxels along each axis of more than one voxel */
    static float[] of(float[] values, Shape shape, int size) {
        int width = shape.width();
        float[] along = across(values, width, 1, width, size);
        float[] down = across(along, width, shape.height(), width, size);
        return shape.depth() == 1 ? down : across(down, width, shape.depth(), width * shape.height(), size);
    }

    /** Rows of {@code width} voxels; {@code count} steps of {@code stride} along the axis, or the rows themselves for 1. */
    private static float[] across(float[] from, int width, int count, int stride, int size) {
        float[] to = from.clone();
        boolean inRow = count == 1;
        Parallel.forEach(from.length / width, row -> {
            int at = row * width;
            for (int shift = -(size / 2); shift <= size / 2; shift++) {
                if (inRow) {
                    int begin = Math.max(0, -shift);
                    raise(to, at + begin, from, at + begin + shift, width - Math.abs(shift));
                } else {
                    int position = at / stride % count + shift;
                    if (position >= 0 && position < count) {
                        raise(to, at, from, at + shift * stride, width);
                    }
                }
            }
        });
        return to;
    }

    private static void raise(float[] to, int at, float[] from, int source, int count) {
        for (int x = 0; x < count; x++) {
            to[at + x] = Math.max(to[at + x], from[source + x]);
        }
    }
}
