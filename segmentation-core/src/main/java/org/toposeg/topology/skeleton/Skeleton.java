package org.toposeg.topology.skeleton;

import org.toposeg.topology.Masks;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.Size;

/**
 * Thin lines along the middle of a mask, voxel by voxel those of scikit-image's {@code skeletonize} (held to 0.19.3).
 *
 * <p>Planar images (one slice) are thinned as by Zhang and Suen 1984 with scikit-image's corrections, all others, also
 * those with one voxel along x or y, as by Lee, Kashyap and Chu 1994: there borders are peeled off in the order -y, +y,
 * +x, -x, +z, -z. What lies beyond the image's edge counts as outside. Foreground is 8- or 26-connected.
 *
 * <p>Planar skeletons keep all Betti numbers, spatial ones keep loops and cavities. But as published, Lee's method may
 * let a whole piece vanish, mostly a compact one (any even number of voxels across): {@link #thin} does as scikit-image
 * does, {@link #thinEveryPiece} leaves one voxel of it.
 */
public final class Skeleton {

    private Skeleton() {}

    /**
     * @param mask z, y, x (x fastest); non-zero is inside
     * @return 1 on the skeleton, 0 elsewhere; a new array
     * @throws IllegalArgumentException if the array's length is not the number of voxels
     */
    public static byte[] thin(byte[] mask, Size size) {
        return thin(mask, size, false);
    }

    /** As {@link #thin}, but no piece vanishes: the Betti numbers of mask and skeleton are the same. */
    public static byte[] thinEveryPiece(byte[] mask, Size size) {
        return thin(mask, size, true);
    }

    private static byte[] thin(byte[] mask, Size size, boolean everyPiece) {
        Masks.requireLength(mask.length, size);
        byte[] skeleton = new byte[mask.length];
        IndexBox.around(mask, size).ifPresent(box -> thin(mask, size, box, everyPiece, skeleton));
        return skeleton;
    }

    private static void thin(byte[] mask, Size size, IndexBox box, boolean everyPiece, byte[] skeleton) {
        if (size.isPlanar()) {
            PlanarThinning.run(mask, size, box, skeleton);
            return;
        }
        PaddedBits bits = PaddedBits.of(mask, size, box);
        SpatialThinning.run(bits, everyPiece);
        bits.copyTo(skeleton, size, box);
    }
}
