package org.toposeg.topology.skeleton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.toposeg.topology.IntList;
import org.toposeg.topology.component.Connectivity;
import org.toposeg.topology.component.EulerCharacteristic;
import org.toposeg.volume.IndexBounds;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Finds the nodes of a skeleton and follows the voxels from each to the next. */
final class GraphTracer {

    private final MedialAxis axis;
    private final VoxelLinks links;
    private final BranchMeasure measure;
    private final int[] node;
    private final boolean[] passed;
    private final List<SkeletonNode> nodes = new ArrayList<>();
    private final List<int[]> members = new ArrayList<>();
    private final List<SkeletonBranch> branches = new ArrayList<>();

    private GraphTracer(MedialAxis axis) {
        this.axis = axis;
        this.links = VoxelLinks.of(axis.size(), axis.voxels());
        this.measure = new BranchMeasure(axis);
        this.node = new int[links.count()];
        this.passed = new boolean[links.count()];
        Arrays.fill(node, -1);
    }

    static SkeletonGraph trace(MedialAxis axis) {
        GraphTracer tracer = new GraphTracer(axis);
        tracer.findNodes();
        for (int n = 0; n < tracer.nodes.size(); n++) {
            for (int start : tracer.members.get(n)) {
                tracer.leave(start);
            }
        }
        tracer.findRings();
        return new SkeletonGraph(tracer.nodes, tracer.branches);
    }

    private void findNodes() {
        for (int i = 0; i < links.count(); i++) {
            if (node[i] < 0 && (links.of(i).length < 2 || links.isJunction(i))) {
                int[] cluster = cluster(i);
                members.add(cluster);
                int[] voxels = Arrays.stream(cluster).map(m -> axis.voxels()[m]).toArray();
                nodes.add(new SkeletonNode(kind(i), voxels, euler(voxels), measure.centre(cluster)));
            }
        }
    }

    private int euler(int[] voxels) {
        if (voxels.length == 1) {
            return 1;
        }
        Size size = axis.size();
        IndexBounds bounds = new IndexBounds();
        for (int v : voxels) {
            bounds.include(v % size.x(), v / size.x() % size.y(), v / size.x() / size.y());
        }
        IndexBox box = bounds.box().orElseThrow();
        byte[] mask = new byte[box.size().voxels()];
        for (int v : voxels) {
            int x = v % size.x() - box.x();
            int y = v / size.x() % size.y() - box.y();
            int z = v / size.x() / size.y() - box.z();
            mask[box.size().index(x, y, z)] = 1;
        }
        return EulerCharacteristic.of(mask, box.size(), Connectivity.full(box.size()));
    }

    private SkeletonNode.Kind kind(int i) {
        return switch (links.of(i).length) {
            case 0 -> SkeletonNode.Kind.ISOLATED;
            case 1 -> SkeletonNode.Kind.END;
            default -> SkeletonNode.Kind.JUNCTION;
        };
    }

    /** The voxel i alone, or with all junction voxels that it is linked with. */
    private int[] cluster(int i) {
        IntList cluster = new IntList();
        cluster.add(i);
        node[i] = nodes.size();
        for (int at = 0; at < cluster.size(); at++) {
            for (int next : links.of(cluster.get(at))) {
                if (links.isJunction(i) && links.isJunction(next) && node[next] < 0) {
                    node[next] = nodes.size();
                    cluster.add(next);
                }
            }
        }
        int[] sorted = cluster.toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Follows each branch that leaves a node's voxel and was not followed from its other end. */
    private void leave(int start) {
        for (int next : links.of(start)) {
            if (node[next] < 0 && !passed[next]) {
                add(path(start, next));
            } else if (node[next] > node[start]) {
                add(new int[] {start, next});
            }
        }
    }

    private int[] path(int start, int next) {
        IntList path = new IntList();
        path.add(start);
        int before = start;
        int at = next;
        while (node[at] < 0 && !passed[at]) {
            passed[at] = true;
            path.add(at);
            int on = links.of(at)[0] == before ? links.of(at)[1] : links.of(at)[0];
            before = at;
            at = on;
        }
        path.add(at);
        return path.toArray();
    }

    private void add(int[] path) {
        Vec3 from = nodes.get(node[path[0]]).position();
        Vec3 to = nodes.get(node[path[path.length - 1]]).position();
        branches.add(measure.branch(node[path[0]], node[path[path.length - 1]], path, from, to));
    }

    private void findRings() {
        for (int i = 0; i < links.count(); i++) {
            if (node[i] < 0 && !passed[i]) {
                passed[i] = true;
                int[] path = path(i, links.of(i)[0]);
                branches.add(measure.ring(Arrays.copyOf(path, path.length - 1)));
            }
        }
    }
}
