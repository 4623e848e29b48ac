package org.toposeg.topology.common;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.toposeg.volume.Size;

/**
 * Dimension 1 of a volume: the loops of each mask, as loops of the union, span a space; counted is the dimension of the
 * intersection of the two, {@code rank P + rank R - rank (P and R together)}.
 */
final class CommonLoops {

    private final RunGraph union;
    private final LoopClasses classes;

    private CommonLoops(RunGraph union) {
        this.union = union;
        this.classes = LoopClasses.of(union);
    }

    static int count(byte[] prediction, byte[] reference, byte[] union, Size size) {
        CommonLoops loops = new CommonLoops(new RunGraph(union, size));
        Basis together = new Basis();
        loops.addLoops(new RunGraph(prediction, size), together);
        int first = together.rank();
        Basis second = new Basis();
        loops.addLoops(new RunGraph(reference, size), second);
        together.addAll(second);
        return first + second.rank() - together.rank();
    }

    /** One loop for each edge that closes one. */
    private void addLoops(RunGraph mask, Basis basis) {
        int[] edgeOfUnion = edgesOfUnion(mask);
        int[][] fromRoot = fromRoot(mask, edgeOfUnion);
        for (int edge = 0; edge < mask.edges(); edge++) {
            int[] way = SymmetricDifference.of(fromRoot[mask.from(edge)], fromRoot[mask.to(edge)]);
            basis.add(SymmetricDifference.of(way, classes.on(edgeOfUnion[edge])));
        }
    }

    private int[] edgesOfUnion(RunGraph mask) {
        int[] rows = mask.rows();
        int[] holding = new int[mask.runs()];
        for (int run = 0; run < holding.length; run++) {
            holding[run] = union.holding(mask, run, rows[run]);
        }
        int[] edges = new int[mask.edges()];
        for (int edge = 0; edge < edges.length; edge++) {
            edges[edge] = union.edge(holding[mask.from(edge)], holding[mask.to(edge)], mask.isSlice(edge));
        }
        return edges;
    }

    /** Per run what adds up along a shortest way from the first run of its component. */
    private int[][] fromRoot(RunGraph mask, int[] edgeOfUnion) {
        Neighbours neighbours = new Neighbours(mask);
        int[][] sums = new int[mask.runs()][];
        int[] queue = new int[mask.runs()];
        for (int root = 0; root < sums.length; root++) {
            if (sums[root] == null) {
                sums[root] = SymmetricDifference.EMPTY;
                queue[0] = root;
                int filled = 1;
                for (int at = 0; at < filled; at++) {
                    int run = queue[at];
                    for (int n = neighbours.first(run); n < neighbours.first(run + 1); n++) {
                        int edge = neighbours.edge(n);
                        int other = mask.from(edge) == run ? mask.to(edge) : mask.from(edge);
                        if (sums[other] == null) {
                            sums[other] = SymmetricDifference.of(sums[run], classes.on(edgeOfUnion[edge]));
                            queue[filled++] = other;
                        }
                    }
                }
            }
        }
        return sums;
    }

    /** The edges at each run. */
    private static final class Neighbours {

        private final int[] first;
        private final int[] edge;

        Neighbours(RunGraph graph) {
            first = new int[graph.runs() + 1];
            edge = new int[2 * graph.edges()];
            for (int e = 0; e < graph.edges(); e++) {
                first[graph.from(e)]++;
                first[graph.to(e)]++;
            }
            Arrays.parallelPrefix(first, Integer::sum);
            for (int e = 0; e < graph.edges(); e++) {
                edge[--first[graph.from(e)]] = e;
                edge[--first[graph.to(e)]] = e;
            }
        }

        int first(int run) {
            return first[run];
        }

        int edge(int index) {
            return edge[index];
        }
    }

    /** Independent vectors over Z/2, by their last element. */
    private static final class Basis {

        private final Map<Integer, int[]> vectors = new HashMap<>();

        void add(int[] vector) {
            int[] rest = vector;
            while (rest.length > 0) {
                int[] known = vectors.putIfAbsent(rest[rest.length - 1], rest);
                if (known == null) {
                    return;
                }
                rest = SymmetricDifference.of(rest, known);
            }
        }

        void addAll(Basis other) {
            other.vectors.values().forEach(this::add);
        }

        int rank() {
            return vectors.size();
        }
    }
}
