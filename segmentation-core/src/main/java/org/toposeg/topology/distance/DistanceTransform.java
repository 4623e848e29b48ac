package org.toposeg.topology.distance;

import org.toposeg.topology.Masks;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * The exact Euclidean distance transform: for each voxel the distance, in mm, between its centre and the nearest centre
 * of a voxel of the other kind. Masks are z, y, x arrays (x fastest) whose non-zero elements are inside; what lies
 * beyond the image's edge is unknown and counts as neither.
 *
 * <p>Three passes of lower envelopes of parabolas (Meijster, Roerdink and Hesselink 2000; Felzenszwalb and Huttenlocher
 * 2012), linear in the number of voxels. With equal spacing all decisions are made on whole numbers; otherwise in double
 * precision. The result does not depend on the number of threads. Apart from the result, memory for one slice per
 * thread is needed.
 *
 * <p>Where there is no voxel of the other kind at all, the distance is {@code +infinity}.
 */
public final class DistanceTransform {

    private DistanceTransform() {}

    /**
     * The distance of every voxel inside to the nearest voxel outside; 0 outside.
     *
     * @throws IllegalArgumentException if the array's length is not the number of voxels or the spacing is not finite
     *     and positive
     */
    public static float[] toBackground(byte[] mask, Size size, Vec3 spacing) {
        return distances(mask, size, spacing, true);
    }

    /** The distance of every voxel outside to the nearest voxel inside; 0 inside. */
    public static float[] toForeground(byte[] mask, Size size, Vec3 spacing) {
        return distances(mask, size, spacing, false);
    }

    /** The square of {@link #toBackground} in double precision, mm². */
    public static double[] squaredToBackground(byte[] mask, Size size, Vec3 spacing) {
        return squares(mask, size, spacing, true);
    }

    /** The square of {@link #toForeground} in double precision, mm². */
    public static double[] squaredToForeground(byte[] mask, Size size, Vec3 spacing) {
        return squares(mask, size, spacing, false);
    }

    /**
     * Negative inside (minus the distance to the nearest voxel outside), positive outside. Never 0, for distances are
     * between centres of voxels; an empty mask gives {@code +infinity} everywhere, a full one {@code -infinity}.
     */
    public static float[] signed(byte[] mask, Size size, Vec3 spacing) {
        float[] outside = toForeground(mask, size, spacing);
        float[] inside = toBackground(mask, size, spacing);
        for (int v = 0; v < outside.length; v++) {
            outside[v] = mask[v] == 0 ? outside[v] : -inside[v];
        }
        return outside;
    }

    private static float[] distances(byte[] mask, Size size, Vec3 spacing, boolean inside) {
        check(mask, size, spacing);
        Axes axes = Axes.of(size, spacing);
        float[] depth = Columns.depths(mask, axes, inside);
        Slices.forEach(depth, axes, (from, squares) -> Lines.root(depth, from, squares, axes.scale()));
        return depth;
    }

    private static double[] squares(byte[] mask, Size size, Vec3 spacing, boolean inside) {
        check(mask, size, spacing);
        Axes axes = Axes.of(size, spacing);
        double[] result = new double[mask.length];
        float[] depth = Columns.depths(mask, axes, inside);
        Slices.forEach(depth, axes, (from, squares) -> Lines.scale(result, from, squares, axes.scale()));
        return result;
    }

    private static void check(byte[] mask, Size size, Vec3 spacing) {
        Masks.requireLength(mask.length, size);
        Masks.requireSpacing(spacing);
    }
}
