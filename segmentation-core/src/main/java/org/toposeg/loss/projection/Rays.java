package org.toposeg.loss.projection;

import org.toposeg.loss.LossBatch.Shape;

/**
 * The rays of a volume along one axis. Ray r = (outer, inner) holds the voxels {@code (outer·count + k)·stride + inner} for k
 * from 0; all rays make an image whose pixels have the volume's order.
 *
 * @param count voxels on a ray
 * @param stride from one to the next
 * @param height of the image
 * @param width of the image
 */
record Rays(int count, int stride, int height, int width) {

    /** Axes, named as on the command line: z is the first, x the last and fastest. */
    enum Axis {
        X,
        Y,
        Z
    }

    static Rays along(Axis axis, Shape s) {
        return switch (axis) {
            case X -> new Rays(s.width(), 1, s.depth(), s.height());
            case Y -> new Rays(s.height(), s.width(), s.depth(), s.width());
            case Z -> new Rays(s.depth(), s.width() * s.height(), s.height(), s.width());
        };
    }

    int number() {
        return height * width;
    }

    /** The first voxel of a ray. */
    int first(int ray) {
        return ray / stride * count * stride + ray % stride;
    }
}
