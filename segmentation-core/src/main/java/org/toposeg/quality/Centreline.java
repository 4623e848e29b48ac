package org.toposeg.quality;

import java.util.List;
import java.util.Optional;
import org.toposeg.topology.skeleton.SkeletonGraph;
import org.toposeg.topology.skeleton.SkeletonNode.Kind;

/**
 * The middle lines of a tubular structure.
 *
 * @param branches lines between ends and junctions, and rings
 * @param ends where a line ends
 * @param junctions where three or more lines meet
 * @param lengthMm of all lines together
 * @param meanRadiusMm along them
 */
public record Centreline(int branches, int ends, int junctions, double lengthMm, double meanRadiusMm) {

    /** Shorter than so many diameters it is no tube. */
    private static final double TUBE = 5;

    /** Of the lines of all pieces together; empty if they are not those of a tubular structure. */
    static Optional<Centreline> of(List<SkeletonGraph> graphs) {
        double length = graphs.stream().mapToDouble(SkeletonGraph::length).sum();
        double weighted = graphs.stream()
                .filter(graph -> graph.length() > 0)
                .mapToDouble(graph -> graph.length() * graph.meanRadius())
                .sum();
        double radius = weighted / length;
        return length > TUBE * 2 * radius
                ? Optional.of(new Centreline(
                        graphs.stream().mapToInt(g -> g.branches().size()).sum(),
                        count(graphs, Kind.END),
                        count(graphs, Kind.JUNCTION),
                        length,
                        radius))
                : Optional.empty();
    }

    private static int count(List<SkeletonGraph> graphs, Kind kind) {
        return graphs.stream().mapToInt(graph -> graph.count(kind)).sum();
    }
}
