package org.toposeg.topology.component;

import org.toposeg.volume.Vec3;

/**
 * One connected component, hole or cavity. Positions are in voxels from the centre of voxel (0, 0, 0).
 *
 * @param label its number, from 1 on
 * @param voxels how many
 * @param first index of its first voxel, which lies in it, unlike, perhaps, its centroid
 * @param low its least x, y and z
 * @param high its greatest x, y and z (they belong to it)
 * @param centroid the mean of its voxels' positions
 */
public record Component(int label, int voxels, int first, Corner low, Corner high, Vec3 centroid) {

    /** A corner of a bounding box, in voxels. */
    public record Corner(int x, int y, int z) {}
}
