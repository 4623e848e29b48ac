package org.toposeg.loss.projection;

import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Parallel;

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

    /** Voxels that are worth handing over to another thread. */
    private static final int PART = 1 << 14;

    /** Rays side by side that are worth it: a line of the cache. */
    private static final int MIN = 16;

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

    /** Whether the voxels of a ray lie next to each other. */
    boolean areRows() {
        return stride == 1;
    }

    /** What is done with {@code length} voxels next to each other, beginning with {@code voxel} of {@code ray}. */
    @FunctionalInterface
    interface Visit {
        void accept(int voxel, int ray, int length);
    }

    /**
     * Visits all voxels in parallel parts that share no ray, each in the order of memory: whole rays if they are rows, else one
     * voxel each of rays whose numbers follow each other.
     */
    void walk(Visit visit) {
        if (areRows()) {
            walkAlongRows(visit);
        } else {
            walkAcrossRows(visit);
        }
    }

    private void walkAlongRows(Visit visit) {
        int together = Math.max(1, PART / count);
        Parallel.forEach((number() + together - 1) / together, part -> {
            for (int ray = part * together; ray < Math.min(number(), (part + 1) * together); ray++) {
                visit.accept(ray * count, ray, count);
            }
        });
    }

    private void walkAcrossRows(Visit visit) {
        int together = Math.max(MIN, PART / count);
        int parts = (stride + together - 1) / together;
        Parallel.forEach(number() / stride * parts, part -> {
            int outer = part / parts;
            int from = part % parts * together;
            for (int k = 0; k < count; k++) {
                int row = (outer * count + k) * stride;
                visit.accept(row + from, outer * stride + from, Math.min(together, stride - from));
            }
        });
    }
}
