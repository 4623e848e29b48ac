package org.toposeg.topology.distance;

import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * The grid as the passes see it: columns of {@code depth} voxels stand on a slice of {@code width × height}. A planar
 * image lies on its side, so that its columns are the image's and there are many slices (of one row) to share out.
 *
 * @param steps squared spacing along width, height and depth, in units of scale²
 * @param scale what distances are multiplied by at the end: the spacing where it is the same along every axis that
 *     matters, so that all squared distances before are whole numbers
 */
record Axes(int width, int height, int depth, double[] steps, double scale) {

    static Axes of(Size size, Vec3 spacing) {
        Size shape = size.isPlanar() ? new Size(size.x(), 1, size.y()) : size;
        Vec3 step = size.isPlanar() ? new Vec3(spacing.x(), spacing.z(), spacing.y()) : spacing;
        double scale = common(shape, step);
        double[] steps = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double ratio = step.get(axis) / scale;
            steps[axis] = ratio * ratio;
        }
        return new Axes(shape.x(), shape.y(), shape.z(), steps, scale);
    }

    /** The spacing of all axes longer than one voxel if they share it, else 1. */
    private static double common(Size shape, Vec3 step) {
        double shared = 0;
        for (int axis = 0; axis < 3; axis++) {
            if (shape.get(axis) > 1) {
                if (shared != 0 && shared != step.get(axis)) {
                    return 1;
                }
                shared = step.get(axis);
            }
        }
        return shared == 0 ? 1 : shared;
    }

    int slice() {
        return width * height;
    }
}
