package org.toposeg.topology.common;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.topology.DisjointSets;

/**
 * A basis of the first cohomology (coefficients in Z/2) of a mask: for each edge of its run graph the basis classes that
 * are 1 on it. Going around a loop and adding up these sets tells which loop it is; contractible loops add up to nothing.
 *
 * <p>Every class is 0 on a spanning forest; of the other edges each square says that its four add up to 0. Elimination
 * leaves as many free edges as there are loops.
 */
final class LoopClasses {

    private final int[][] classes;

    private LoopClasses(int[][] classes) {
        this.classes = classes;
    }

    static LoopClasses of(RunGraph graph) {
        boolean[] tree = new boolean[graph.edges()];
        DisjointSets nodes = new DisjointSets(graph.runs());
        for (int edge = 0; edge < tree.length; edge++) {
            tree[edge] = nodes.union(graph.from(edge), graph.to(edge));
        }
        int[][] relations = new int[graph.edges()][];
        graph.squares((a, b, c, d) -> eliminate(withoutTree(new int[] {a, b, c, d}, tree), relations));
        return new LoopClasses(solve(tree, relations));
    }

    private static int[] withoutTree(int[] square, boolean[] tree) {
        List<Integer> kept = new ArrayList<>(4);
        for (int edge : square) {
            if (!tree[edge]) {
                kept.add(edge);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** Adds known relations with the same last edge until the last edge is new, or nothing is left. */
    private static void eliminate(int[] relation, int[][] relations) {
        int[] rest = relation;
        while (rest.length > 0) {
            int last = rest[rest.length - 1];
            if (relations[last] == null) {
                relations[last] = rest;
                return;
            }
            rest = SymmetricDifference.of(rest, relations[last]);
        }
    }

    /** From the first edge to the last: a relation gives its last edge from earlier ones; an edge without is free. */
    private static int[][] solve(boolean[] tree, int[][] relations) {
        int[][] classes = new int[tree.length][];
        int free = 0;
        for (int edge = 0; edge < tree.length; edge++) {
            if (tree[edge]) {
                classes[edge] = SymmetricDifference.EMPTY;
            } else if (relations[edge] == null) {
                classes[edge] = new int[] {free++};
            } else {
                int[] sum = SymmetricDifference.EMPTY;
                for (int i = 0; i < relations[edge].length - 1; i++) {
                    sum = SymmetricDifference.of(sum, classes[relations[edge][i]]);
                }
                classes[edge] = sum;
            }
        }
        return classes;
    }

    /** The basis classes that are 1 on an edge, ascending. */
    int[] on(int edge) {
        return classes[edge];
    }
}
