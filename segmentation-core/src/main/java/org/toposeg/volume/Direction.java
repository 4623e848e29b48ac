package org.toposeg.volume;

/**
 * The orientation of a grid: three unit vectors in patient space (LPS), one for each voxel axis. As a 3×3 matrix they
 * are its columns.
 */
public record Direction(Vec3 xAxis, Vec3 yAxis, Vec3 zAxis) {

    /** Rows of a NIfTI or DICOM header are rounded; axes further than this from unit length are refused. */
    private static final double UNIT_TOLERANCE = 1e-3;

    private static final double SINGULAR = 1e-6;

    public static final Direction IDENTITY = new Direction(new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1));

    public Direction {
        requireUnit("x", xAxis);
        requireUnit("y", yAxis);
        requireUnit("z", zAxis);
        if (!(Math.abs(xAxis.cross(yAxis).dot(zAxis)) > SINGULAR)) {
            throw new IllegalArgumentException(
                    "the three axes lie in one plane: " + xAxis + ", " + yAxis + ", " + zAxis);
        }
    }

    private static void requireUnit(String name, Vec3 axis) {
        if (!(Math.abs(axis.length() - 1) <= UNIT_TOLERANCE)) {
            throw new IllegalArgumentException("the " + name + " axis must have unit length, got " + axis);
        }
    }

    public Vec3 axis(int index) {
        return switch (index) {
            case 0 -> xAxis;
            case 1 -> yAxis;
            case 2 -> zAxis;
            default -> throw new IndexOutOfBoundsException("axis must be 0, 1 or 2, got " + index);
        };
    }

    /** +1 when the axes form a right-handed system, -1 when one of them is mirrored. */
    public int handedness() {
        return xAxis.cross(yAxis).dot(zAxis) > 0 ? 1 : -1;
    }

    /** Row-major 3×3 matrix whose columns are the axes. */
    public double[][] rows() {
        return new double[][] {
            {xAxis.x(), yAxis.x(), zAxis.x()},
            {xAxis.y(), yAxis.y(), zAxis.y()},
            {xAxis.z(), yAxis.z(), zAxis.z()}
        };
    }
}
