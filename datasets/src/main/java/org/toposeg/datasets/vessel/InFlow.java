package org.toposeg.datasets.vessel;

import java.util.Arrays;
import org.toposeg.datasets.vessel.VesselGraph.Edge;

/**
 * How bright blood is in a time-of-flight angiogram: fresh where it comes in, then saturated by one pulse after the other,
 * the more the longer it has been under way. It slows down as vessels get thinner: Murray's flow goes with the cube of the
 * radius, so its speed with the radius.
 */
final class InFlow {

    /** What is left of fresh blood's brightness after a long time. */
    private static final double SATURATED = 0.35;

    private InFlow() {}

    /**
     * @param reach mm that blood goes in the widest vessel until 1/e of what it can lose is left
     * @return of each node, 1 for fresh blood
     */
    static double[] brightness(VesselGraph graph, double reach) {
        return Arrays.stream(arrival(graph))
                .map(way -> SATURATED + (1 - SATURATED) * Math.exp(-way / reach))
                .toArray();
    }

    /** The shortest time to each node, in mm at the widest vessel's speed. */
    private static double[] arrival(VesselGraph graph) {
        double widest = graph.nodes().stream()
                .mapToDouble(VesselGraph.Node::radius)
                .max()
                .orElseThrow();
        double[] time = new double[graph.nodes().size()];
        Arrays.fill(time, Double.POSITIVE_INFINITY);
        graph.inlets().forEach(inlet -> time[inlet] = 0);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Edge edge : graph.edges()) {
                double radius = (radius(graph, edge.from()) + radius(graph, edge.to())) / 2;
                double cost = graph.length(edge) * widest / radius;
                changed |= relax(time, edge.from(), edge.to(), cost) | relax(time, edge.to(), edge.from(), cost);
            }
        }
        return time;
    }

    private static double radius(VesselGraph graph, int node) {
        return graph.nodes().get(node).radius();
    }

    private static boolean relax(double[] time, int from, int to, double cost) {
        boolean sooner = time[from] + cost < time[to];
        time[to] = sooner ? time[from] + cost : time[to];
        return sooner;
    }
}
