package org.toposeg.metric.surface;

import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Vec3;

/**
 * The length of a step between voxels in patient space: the quadratic form of a grid's affine. With perpendicular axes
 * {@code (i sx)^2 + (j sy)^2 + (k sz)^2}; a sheared grid (gantry tilt) has mixed terms.
 */
final class VoxelMetric {

    /** Headers are rounded; axes whose cosine is smaller are taken as perpendicular. */
    private static final double PERPENDICULAR = 1e-4;

    private final double[] spacing;
    private final double xy;
    private final double xz;
    private final double yz;
    private final double[] planeFactor = new double[3];

    private VoxelMetric(double[] spacing, double xy, double xz, double yz) {
        this.spacing = spacing;
        this.xy = xy;
        this.xz = xz;
        this.yz = yz;
    }

    static VoxelMetric of(Grid grid) {
        Direction d = grid.direction();
        double[] s = grid.spacing().toArray();
        VoxelMetric metric = new VoxelMetric(
                s,
                mixed(d.xAxis(), d.yAxis(), s[0] * s[1]),
                mixed(d.xAxis(), d.zAxis(), s[0] * s[2]),
                mixed(d.yAxis(), d.zAxis(), s[1] * s[2]));
        for (int axis = 0; axis < 3; axis++) {
            metric.planeFactor[axis] = metric.isSheared() ? thickness(d, axis) * s[axis] : s[axis];
        }
        return metric;
    }

    private static double mixed(Vec3 a, Vec3 b, double spacings) {
        double cosine = a.dot(b);
        return Math.abs(cosine) < PERPENDICULAR ? 0 : 2 * cosine * spacings;
    }

    /** Height of the unit cell above the plane of the two other axes. */
    private static double thickness(Direction d, int axis) {
        Vec3 normal = d.axis((axis + 1) % 3).cross(d.axis((axis + 2) % 3)).normalized();
        return Math.abs(normal.dot(d.axis(axis)));
    }

    boolean isSheared() {
        return xy != 0 || xz != 0 || yz != 0;
    }

    /** Squared length in mm² of a step of (i, j, k) voxels. */
    double squared(int i, int j, int k) {
        double x = i * spacing[0];
        double y = j * spacing[1];
        double z = k * spacing[2];
        double straight = z * z + y * y + x * x;
        return isSheared() ? straight + xy * i * j + xz * i * k + yz * j * k : straight;
    }

    /** Squared distance in mm² between planes that are {@code steps} voxels apart along an axis. */
    double planeSquared(int axis, int steps) {
        double distance = planeFactor[axis] * steps;
        return distance * distance;
    }

    double spacing(int axis) {
        return spacing[axis];
    }
}
