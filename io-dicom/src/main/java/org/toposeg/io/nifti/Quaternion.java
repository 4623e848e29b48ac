package org.toposeg.io.nifti;

import org.toposeg.volume.Direction;
import org.toposeg.volume.Vec3;

/** A direction as NIfTI's qform has it. */
final class Quaternion {

    private static final double PERPENDICULAR = 1e-4;

    private Quaternion() {}

    /** The quaternion's b, c, d in RAS and the sign of the third axis; null for sheared axes, which have none. */
    static double[] of(Direction direction) {
        Vec3 x = direction.xAxis();
        Vec3 y = direction.yAxis();
        Vec3 z = direction.zAxis();
        if (Math.abs(x.dot(y)) + Math.abs(y.dot(z)) + Math.abs(z.dot(x)) > PERPENDICULAR) {
            return null;
        }
        double flip = direction.handedness();
        double[][] r = {
            {-x.x(), -y.x(), -z.x() * flip},
            {-x.y(), -y.y(), -z.y() * flip},
            {x.z(), y.z(), z.z() * flip}
        };
        double[] q = largest(r);
        double sign = q[0] < 0 ? -1 : 1;
        return new double[] {sign * q[1], sign * q[2], sign * q[3], flip};
    }

    /** Shepperd's method: divide by the largest component, which is never near zero. */
    private static double[] largest(double[][] r) {
        double trace = r[0][0] + r[1][1] + r[2][2];
        double[] square = {trace, r[0][0], r[1][1], r[2][2]};
        int best = 0;
        for (int i = 1; i < 4; i++) {
            best = square[i] > square[best] ? i : best;
        }
        double[] q = switch (best) {
            case 0 -> new double[] {1 + trace, r[2][1] - r[1][2], r[0][2] - r[2][0], r[1][0] - r[0][1]};
            case 1 -> new double[] {r[2][1] - r[1][2], 1 + 2 * r[0][0] - trace, r[0][1] + r[1][0], r[0][2] + r[2][0]};
            case 2 -> new double[] {r[0][2] - r[2][0], r[0][1] + r[1][0], 1 + 2 * r[1][1] - trace, r[1][2] + r[2][1]};
            default -> new double[] {r[1][0] - r[0][1], r[0][2] + r[2][0], r[1][2] + r[2][1], 1 + 2 * r[2][2] - trace};
        };
        double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        return new double[] {q[0] / length, q[1] / length, q[2] / length, q[3] / length};
    }
}
