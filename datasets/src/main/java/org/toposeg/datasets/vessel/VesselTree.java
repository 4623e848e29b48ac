package org.toposeg.datasets.vessel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.toposeg.volume.Vec3;

/**
 * Vessels while they grow: nodes a step apart, each with its parent, which comes before it. The first ones, the stem, are
 * given and stay: a trunk from node 0 on, or a ring of the nodes 0 to {@code ring - 1} (closed, so that it adds a loop)
 * and what leads into it.
 */
final class VesselTree {

    /** @param parent its place in the list, -1 for none */
    record Node(Vec3 at, int parent, double radius) {}

    private final List<Node> nodes = new ArrayList<>();
    private final List<Integer> inlets = new ArrayList<>();
    private int ring;
    private int stem;

    /** Returns the node's place. */
    int add(Vec3 at, int parent, double radius) {
        nodes.add(new Node(at, parent, radius));
        return nodes.size() - 1;
    }

    /** The nodes so far are a ring. */
    void closeRing() {
        ring = nodes.size();
    }

    /** The nodes so far are the stem. */
    void endStem() {
        stem = nodes.size();
    }

    /** Here blood comes in. */
    void addInlet(int node) {
        inlets.add(node);
    }

    int size() {
        return nodes.size();
    }

    Vec3 at(int node) {
        return nodes.get(node).at();
    }

    int parent(int node) {
        return nodes.get(node).parent();
    }

    double radius(int node) {
        return nodes.get(node).radius();
    }

    int ring() {
        return ring;
    }

    int stem() {
        return stem;
    }

    List<Integer> inlets() {
        return inlets;
    }

    /** mm from a node to its parent. */
    double step(int node) {
        return at(node).minus(at(parent(node))).length();
    }

    /** The number of children of each node. */
    int[] children() {
        int[] children = new int[size()];
        nodes.stream().filter(n -> n.parent() >= 0).forEach(n -> children[n.parent()]++);
        return children;
    }

    VesselTree withRadii(double[] radii) {
        return with(n -> new Node(at(n), parent(n), radii[n]));
    }

    /** Bends evened out: each node of one child moves halfway to the middle of its neighbours; the stem stays. */
    VesselTree smooth() {
        int[] children = children();
        int[] child = new int[size()];
        IntStream.range(1, size()).forEach(n -> child[Math.max(0, parent(n))] = n);
        return with(n -> {
            if (n < stem || children[n] != 1) {
                return nodes.get(n);
            }
            Vec3 middle = at(parent(n)).plus(at(child[n])).times(0.5);
            return new Node(at(n).plus(middle).times(0.5), parent(n), radius(n));
        });
    }

    private VesselTree with(IntFunction<Node> change) {
        VesselTree changed = new VesselTree();
        IntStream.range(0, size()).mapToObj(change).forEach(changed.nodes::add);
        changed.inlets.addAll(inlets);
        changed.ring = ring;
        changed.stem = stem;
        return changed;
    }

    /** Without some nodes, none of the stem, and all that grows from them. */
    VesselTree without(BitSet cut) {
        VesselTree rest = new VesselTree();
        rest.inlets.addAll(inlets);
        rest.ring = ring;
        rest.stem = stem;
        int[] place = new int[size()];
        for (int n = 0; n < size(); n++) {
            int parent = parent(n);
            boolean gone = cut.get(n) || parent >= 0 && place[parent] < 0;
            place[n] = gone ? -1 : rest.add(at(n), parent < 0 ? -1 : place[parent], radius(n));
        }
        return rest;
    }

    VesselGraph toGraph() {
        List<VesselGraph.Edge> edges = new ArrayList<>();
        for (int n = 0; n < size(); n++) {
            if (parent(n) >= 0) {
                edges.add(new VesselGraph.Edge(parent(n), n));
            }
        }
        if (ring > 0) {
            edges.add(new VesselGraph.Edge(ring - 1, 0));
        }
        return new VesselGraph(
                nodes.stream()
                        .map(n -> new VesselGraph.Node(n.at(), n.radius()))
                        .toList(),
                edges,
                inlets);
    }
}
