package org.toposeg.datasets.vessel;

import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * What vessels to generate.
 *
 * @param size of the image; with one slice, vessels branch within the plane
 * @param spacing mm
 * @param method how they grow
 * @param ring whether they leave a ring, as the arteries of the brain leave the circle of Willis, instead of one trunk
 */
public record VesselOptions(Size size, Vec3 spacing, Method method, boolean ring) {

    /** The fewest voxels along an axis in which a tree can branch. */
    public static final int MIN = 32;

    private static final double MAX_UNEQUAL = 4;

    /** How vessels grow. */
    public enum Method {
        /** Towards points that they are to supply (Runions et al. 2007), radii by Murray's law. */
        COLONISATION,
        /** By a random L-system, in the manner of FreeCOS (Shi et al. 2023), radii by ratios. */
        FRACTAL
    }

    /**
     * @throws IllegalArgumentException if an axis has fewer than 32 voxels (z of a planar image has one), or one spacing is
     *     more than four times another
     */
    public VesselOptions {
        int least = Math.min(size.x(), Math.min(size.y(), size.isPlanar() ? MIN : size.z()));
        if (least < MIN) {
            throw new IllegalArgumentException("vessels need at least " + MIN
                    + " voxels along each axis (one along z makes a planar image), got " + size);
        }
        Grid.of(size, spacing);
        double finest = Math.min(spacing.x(), spacing.y());
        finest = size.isPlanar() ? finest : Math.min(finest, spacing.z());
        if (voxel(size, spacing) > MAX_UNEQUAL * finest) {
            throw new IllegalArgumentException("voxels may be at most " + MAX_UNEQUAL
                    + " times as long along one axis as along another, got " + spacing);
        }
    }

    boolean planar() {
        return size.isPlanar();
    }

    Grid grid() {
        return Grid.of(size, spacing);
    }

    /** The greatest edge of a voxel, mm: what is further apart cannot touch. */
    double voxel() {
        return voxel(size, spacing);
    }

    private static double voxel(Size size, Vec3 spacing) {
        double inPlane = Math.max(spacing.x(), spacing.y());
        return size.isPlanar() ? inPlane : Math.max(inPlane, spacing.z());
    }

    /** Half of the image along each axis, mm; also its middle, as voxel (0, 0, 0) is the origin. */
    Vec3 half() {
        return new Vec3(
                (size.x() - 1) * spacing.x() / 2, (size.y() - 1) * spacing.y() / 2, (size.z() - 1) * spacing.z() / 2);
    }

    /** The shortest edge of the image, mm. */
    double extent() {
        Vec3 half = half();
        double inPlane = 2 * Math.min(half.x(), half.y());
        return planar() ? inPlane : Math.min(inPlane, 2 * half.z());
    }

    /** Away from the side where the blood comes in: to the head in volumes, up in pictures. */
    Vec3 up() {
        return planar() ? new Vec3(0, -1, 0) : new Vec3(0, 0, 1);
    }
}
