package org.toposeg.datasets.vessel;

import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.volume.Vec3;

/**
 * Vessels as a connected graph: nodes along their centre lines, straight edges between them whose radius changes
 * linearly.
 *
 * @param inlets places of the nodes at which blood comes in
 */
public record VesselGraph(List<Node> nodes, List<Edge> edges, List<Integer> inlets) {

    /**
     * @param position LPS mm
     * @param radius mm
     */
    public record Node(Vec3 position, double radius) {}

    /** Away from the inlet, or around the ring; the places of its nodes. */
    public record Edge(int from, int to) {}

    public VesselGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        inlets = List.copyOf(inlets);
    }

    /** The number of edges at each node. */
    public int[] degrees() {
        int[] degrees = new int[nodes.size()];
        for (Edge edge : edges) {
            degrees[edge.from()]++;
            degrees[edge.to()]++;
        }
        return degrees;
    }

    /** Places of the nodes at which vessels branch or meet. */
    public List<Integer> bifurcations() {
        int[] degrees = degrees();
        return IntStream.range(0, degrees.length)
                .filter(n -> degrees[n] > 2)
                .boxed()
                .toList();
    }

    /** Places of the nodes at which vessels end. */
    public List<Integer> ends() {
        int[] degrees = degrees();
        return IntStream.range(0, degrees.length)
                .filter(n -> degrees[n] == 1 && !inlets.contains(n))
                .boxed()
                .toList();
    }

    /** One piece, a loop for each edge more than a tree has, no cavity. */
    public BettiNumbers betti() {
        return new BettiNumbers(1, edges.size() - nodes.size() + 1, 0);
    }

    /** mm. */
    public double length(Edge edge) {
        return nodes.get(edge.to())
                .position()
                .minus(nodes.get(edge.from()).position())
                .length();
    }
}
