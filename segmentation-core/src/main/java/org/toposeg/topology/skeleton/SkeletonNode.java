package org.toposeg.topology.skeleton;

import org.toposeg.volume.Vec3;

/**
 * Where branches of a skeleton end or meet.
 *
 * @param kind what it is
 * @param voxels its voxels; a junction may have several that touch each other
 * @param euler the Euler characteristic of its voxels: 1, but less by 1 for each loop and more by 1 for each cavity within
 *     a junction, as there may be where everything is but a voxel or two thick
 * @param position the mean of its voxels' centres, in mm from the centre of voxel (0, 0, 0) along the image's axes
 */
public record SkeletonNode(Kind kind, int[] voxels, int euler, Vec3 position) {

    /** What a node is, by the voxels that follow it. */
    public enum Kind {
        /** One voxel with one neighbour. */
        END,
        /** Voxels with three or more neighbours, or four in a square. */
        JUNCTION,
        /** A voxel by itself: a piece without length. */
        ISOLATED
    }
}
