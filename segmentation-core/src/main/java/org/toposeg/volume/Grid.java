package org.toposeg.volume;

/**
 * A regular lattice of voxel centres in patient space: {@code point(i,j,k) = origin + direction · (spacing ∘ (i,j,k))}.
 *
 * <p>Patient space is LPS in millimetres, as in DICOM. The origin is the centre of voxel (0,0,0). Arrays on a grid are
 * stored z, y, x with x fastest. The axes need not be perpendicular (gantry tilt is carried as shear) nor right-handed.
 */
public record Grid(Size size, Vec3 spacing, Vec3 origin, Direction direction) {

    /** A grid has this many corner voxels. */
    public static final int CORNERS = 8;

    /**
     * The share of the finest spacing by which places may differ and still be the same. Rounding stays below it: the 4-byte
     * floats of NIfTI move a corner by some 1e-5 of a voxel, spacings near 1 mm that are written with four decimals move the
     * far corner of 512 × 512 voxels by at most 0.04. A mistake stays above it: the smallest one, to take a voxel's corner for its centre, is half a
     * voxel. Being a share of a voxel it holds for microscopy as well as for whole bodies.
     */
    private static final double SAME_VOXEL = 0.05;

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
     * Whether both grids have the same size and every voxel at the same place, but for what files round away: corresponding
     * corners are no further apart than {@link #tolerance()} of either grid.
     */
    public boolean sameAs(Grid other) {
        return distance(other) <= Math.min(tolerance(), other.tolerance());
    }

    /** How far in millimetres places on this grid may differ and still be the same: a twentieth of the finest spacing. */
    public double tolerance() {
        return SAME_VOXEL * Math.min(spacing.x(), Math.min(spacing.y(), spacing.z()));
    }

    /** The greatest distance of corresponding corner voxels in millimetres; infinite for grids of different sizes. */
    public double distance(Grid other) {
        if (!size.equals(other.size)) {
            return Double.POSITIVE_INFINITY;
        }
        double greatest = 0;
        for (int corner = 0; corner < CORNERS; corner++) {
            greatest = Math.max(
                    greatest, corner(corner).minus(other.corner(corner)).length());
        }
        return greatest;
    }

    /**
     * The place in patient space (LPS mm) of a corner voxel's centre.
     *
     * @param number 0 to 7: bit 0 is set at the far end of x, bit 1 of y, bit 2 of z
     */
    public Vec3 corner(int number) {
        return toPatient(
                (number & 1) * (size.x() - 1), (number >> 1 & 1) * (size.y() - 1), (number >> 2) * (size.z() - 1));
    }

    /** The part of this grid that starts at voxel (i,j,k). */
    public Grid region(int i, int j, int k, Size part) {
        return new Grid(part, spacing, toPatient(i, j, k), direction);
    }
}
