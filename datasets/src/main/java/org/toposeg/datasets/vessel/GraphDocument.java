package org.toposeg.datasets.vessel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.toposeg.topology.component.BettiNumbers;
import org.toposeg.volume.Vec3;

/**
 * What a case's graph file says; its field names are the file's, in which the parts stand without names of their own.
 *
 * @param settings how it was grown
 * @param graph the vessels
 * @param labelBetti Betti numbers 0 to 2 of the label map, counted
 */
record GraphDocument(
        @JsonUnwrapped Settings settings, @JsonUnwrapped Graph graph, List<Integer> labelBetti) {

    /**
     * @param unit of positions (LPS, from the centre of the first voxel), radii and spacing
     * @param size x, y, z in voxels
     * @param spacing x, y, z
     * @param method how the vessels grew
     * @param ring whether they leave a ring
     * @param seed of this case
     */
    record Settings(String unit, List<Integer> size, List<Double> spacing, String method, boolean ring, long seed) {

        private static Settings of(VesselOptions options, long seed) {
            return new Settings(
                    "mm",
                    List.of(
                            options.size().x(),
                            options.size().y(),
                            options.size().z()),
                    list(options.spacing()),
                    options.method().name().toLowerCase(Locale.ROOT),
                    options.ring(),
                    seed);
        }
    }

    /**
     * @param nodes along the centre lines
     * @param edges straight tubes between two nodes, as their places in the list, away from the inlet
     * @param inlets places of the nodes at which blood comes in
     * @param bifurcations places of the nodes at which vessels branch or meet
     * @param ends places of the nodes at which vessels end
     * @param graphBetti Betti numbers 0 to 2 of the graph
     */
    record Graph(
            List<Node> nodes,
            List<List<Integer>> edges,
            List<Integer> inlets,
            List<Integer> bifurcations,
            List<Integer> ends,
            List<Integer> graphBetti) {

        private static Graph of(VesselGraph graph) {
            return new Graph(
                    graph.nodes().stream()
                            .map(n -> new Node(list(n.position()), rounded(n.radius())))
                            .toList(),
                    graph.edges().stream().map(e -> List.of(e.from(), e.to())).toList(),
                    graph.inlets(),
                    graph.bifurcations(),
                    graph.ends(),
                    list(graph.betti()));
        }
    }

    private static final double DIGITS = 1e4;

    record Node(List<Double> position, double radius) {}

    static GraphDocument of(VesselCase vessels, VesselOptions options, long seed) {
        return new GraphDocument(Settings.of(options, seed), Graph.of(vessels.graph()), list(vessels.labelBetti()));
    }

    private static List<Double> list(Vec3 v) {
        List<Double> values = new ArrayList<>();
        for (double value : v.toArray()) {
            values.add(rounded(value));
        }
        return values;
    }

    private static List<Integer> list(BettiNumbers betti) {
        return IntStream.range(0, 3).mapToObj(betti::get).toList();
    }

    private static double rounded(double mm) {
        return Math.round(mm * DIGITS) / DIGITS;
    }
}
