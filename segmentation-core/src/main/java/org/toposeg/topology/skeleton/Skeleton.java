package org.toposeg.topology.skeleton;

import org.toposeg.topology.mask.Masks;
import org.toposeg.volume.Size;

/**
 * Thin lines along the middle of a mask, voxel by voxel those of scikit-image's {@code skeletonize} (held to 0.19.3).
 *
 * <p>Planar images (one slice) are thinned as by Zhang and Suen 1984 with scikit-image's corrections, all others, also
 * those with one voxel along x or y, as by Lee, Kashyap and Chu 1994: there borders are peeled off in the order -y, +y,
 * +x, -x, +z, -z. What lies beyond the image's edge counts as outside. Foreground is 8- or 26-connected.
 *
 * <p>Both methods look at 3 × 3 (× 3) voxels and delete many at once, and both, as published, now and then let a piece
 * of a few voxels vanish or change a loop where everything is only a voxel or two thick; masks of vessels and organs
 * keep their pieces and loops.
 */
public final class Skeleton {

    private Skeleton() {}

    /**
     * @param mask z, y, x (x fastest); non-zero is inside
     * @return 1 on the skeleton, 0 elsewhere; a new array
     * @throws IllegalArgumentException if the array's length is not the number of voxels
     */
    public static byte[] thin(byte[] mask, Size size) {
        Masks.requireLength(mask.length, size);
        byte[] skeleton = new byte[mask.length];
        Box box = Box.around(mask, size);
        if (box != null) {
            PaddedBits bits = PaddedBits.of(mask, size, box);
            if (size.isPlanar()) {
                PlanarThinning.run(bits);
            } else {
                SpatialThinning.run(bits);
            }
            bits.copyTo(skeleton, size, box);
        }
        return skeleton;
    }
}
