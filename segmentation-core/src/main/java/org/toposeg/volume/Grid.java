package org.toposeg.volume;

/**
 * A regular lattice of voxel centres in patient space: {@code point(i,j,k) = origin + direction · (spacing ∘ (i,j,k))}.
 *
 * <p>Patient space is LPS in millimetres, as in DICOM. The origin is the centre of voxel (0,0,0). Arrays on a grid are
 * stored z, y, x with x fastest. The axes need not be perpendicular (gantry tilt is carried as shear) nor right-handed.
 */
public record Grid(Size size, Vec3 spacing, Vec3 origin, Direction direction) {

    public Grid {
        for (int axis = 0; axis < 3; axis++) {
            double s = spacing.get(axis);
            if (!(s > 0) || !Double.isFinite(s)) {
                throw new IllegalArgumentException(
                        "spacing must be finite and > 0, got " + s + " for " + "xyz".charAt(axis));
            }
        }
        if (!origin.isFinite()) {
            throw new IllegalArgumentException("origin must be finite, got " + origin);
        }
    }

    /** An axis-aligned grid at the origin of patient space. */
    public static Grid of(Size size, Vec3 spacing) {
        return new Grid(size, spacing, new Vec3(0, 0, 0), Direction.IDENTITY);
    }

    /** The patient-space position (LPS mm) of a continuous voxel coordinate. */
    public Vec3 toPatient(double i, double j, double k) {
        return origin.plus(direction.xAxis().times(i * spacing.x()))
                .plus(direction.yAxis().times(j * spacing.y()))
                .plus(direction.zAxis().times(k * spacing.z()));
    }

    /** The continuous voxel coordinate of a patient-space position (LPS mm). */
    public Vec3 toVoxel(Vec3 point) {
        Vec3 p = point.minus(origin);
        Vec3 a = direction.xAxis().times(spacing.x());
        Vec3 b = direction.yAxis().times(spacing.y());
        Vec3 c = direction.zAxis().times(spacing.z());
        double determinant = a.dot(b.cross(c));
        return new Vec3(
                p.dot(b.cross(c)) / determinant, p.dot(c.cross(a)) / determinant, p.dot(a.cross(b)) / determinant);
    }

    /** Volume of one voxel in cubic millimetres (also for sheared grids). */
    public double voxelVolume() {
        double shear = Math.abs(direction.xAxis().cross(direction.yAxis()).dot(direction.zAxis()));
        return spacing.x() * spacing.y() * spacing.z() * shear;
    }

    /**
     * Whether both grids have the same size and put every corner voxel at the same place.
     *
     * @param tolerance greatest distance of corresponding corners, in millimetres
     */
    public boolean coincidesWith(Grid other, double tolerance) {
        if (!size.equals(other.size)) {
            return false;
        }
        for (int corner = 0; corner < 8; corner++) {
            int i = (corner & 1) * (size.x() - 1);
            int j = (corner >> 1 & 1) * (size.y() - 1);
            int k = (corner >> 2) * (size.z() - 1);
            if (toPatient(i, j, k).minus(other.toPatient(i, j, k)).length() > tolerance) {
                return false;
            }
        }
        return true;
    }

    /** The part of this grid that starts at voxel (i,j,k). */
    public Grid region(int i, int j, int k, Size part) {
        return new Grid(part, spacing, toPatient(i, j, k), direction);
    }
}
