package org.toposeg.topology.skeleton;

import java.util.List;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * A skeleton as a graph: nodes where lines end or meet, and the branches between them. Neighbours share a corner (8 in
 * planar images, 26 in volumes), unless a third voxel lies on the way; voxels with three or more neighbours that touch
 * are one junction, with what little they may enclose.
 */
public record SkeletonGraph(List<SkeletonNode> nodes, List<SkeletonBranch> branches) {

    public SkeletonGraph {
        nodes = List.copyOf(nodes);
        branches = List.copyOf(branches);
    }

    /** The graph of a medial axis, branches in the order in which they leave the nodes, then rings. */
    public static SkeletonGraph of(MedialAxis axis) {
        return GraphTracer.trace(axis);
    }

    /**
     * The graph of the mask's medial axis.
     *
     * @throws IllegalArgumentException as {@link MedialAxis#of}
     */
    public static SkeletonGraph of(byte[] mask, Size size, Vec3 spacing) {
        return of(MedialAxis.of(mask, size, spacing));
    }

    /** How many nodes are of a kind. */
    public int count(SkeletonNode.Kind kind) {
        return (int) nodes.stream().filter(n -> n.kind() == kind).count();
    }

    /** That of the mask: of the nodes together, less the branches that are no rings. */
    public int euler() {
        int open = (int) branches.stream().filter(b -> !b.isRing()).count();
        return nodes.stream().mapToInt(SkeletonNode::euler).sum() - open;
    }

    /** The length of all branches, mm. */
    public double length() {
        return branches.stream().mapToDouble(SkeletonBranch::length).sum();
    }

    /** The radius along all branches, each weighted with its length, mm; NaN without branches. */
    public double meanRadius() {
        double weighted =
                branches.stream().mapToDouble(b -> b.length() * b.meanRadius()).sum();
        return weighted / length();
    }
}
