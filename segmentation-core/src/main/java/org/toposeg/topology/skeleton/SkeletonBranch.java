package org.toposeg.topology.skeleton;

/**
 * A line of a skeleton from node to node, or a ring without any.
 *
 * @param from place of its first node in the graph's list, -1 for a ring
 * @param to place of its last node, -1 for a ring
 * @param voxels its voxels in order, those of the nodes included; a ring's first voxel is not repeated
 * @param length mm along the branch from node to node; steps between voxels are evened out over five voxels, because
 *     the raw path of voxel centres is up to a tenth too long
 * @param chord mm from node to node in a straight line, 0 for a ring
 * @param meanRadius mm, over its voxels
 * @param minRadius mm, at its narrowest voxel
 */
public record SkeletonBranch(
        int from, int to, int[] voxels, double length, double chord, double meanRadius, double minRadius) {

    public boolean isRing() {
        return from < 0;
    }

    /** Length over chord, 1 for a straight branch; infinite where both ends are at the same node. */
    public double tortuosity() {
        return length / chord;
    }
}
