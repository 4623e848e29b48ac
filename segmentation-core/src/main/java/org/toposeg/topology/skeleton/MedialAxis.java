package org.toposeg.topology.skeleton;

import org.toposeg.topology.IntList;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * A mask as balls along its middle: the voxels of its skeleton, each with the distance in mm to the nearest voxel
 * outside. As that is measured to the voxel's centre, a tube's surface lies about half a voxel nearer.
 *
 * @param size of the image
 * @param spacing mm
 * @param voxels indices of the skeleton's voxels, ascending
 * @param radii one for each voxel, mm; infinity in a mask that fills its image
 */
public record MedialAxis(Size size, Vec3 spacing, int[] voxels, float[] radii) {

    /**
     * Keeps every piece of the mask ({@link Skeleton#thinEveryPiece}).
     *
     * @throws IllegalArgumentException if the array's length is not the number of voxels or the spacing is not finite
     *     and positive
     */
    public static MedialAxis of(byte[] mask, Size size, Vec3 spacing) {
        float[] distance = DistanceTransform.toBackground(mask, size, spacing);
        byte[] skeleton = Skeleton.thinEveryPiece(mask, size);
        IntList voxels = new IntList();
        for (int v = 0; v < skeleton.length; v++) {
            if (skeleton[v] != 0) {
                voxels.add(v);
            }
        }
        float[] radii = new float[voxels.size()];
        for (int i = 0; i < radii.length; i++) {
            radii[i] = distance[voxels.get(i)];
        }
        return new MedialAxis(size, spacing, voxels.toArray(), radii);
    }

    /** An image of the radii, mm; 0 off the skeleton. */
    public float[] radiusMap() {
        float[] map = new float[size.voxels()];
        for (int i = 0; i < voxels.length; i++) {
            map[voxels[i]] = radii[i];
        }
        return map;
    }
}
