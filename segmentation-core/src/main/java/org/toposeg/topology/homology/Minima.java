package org.toposeg.topology.homology;

import java.util.Arrays;
import org.toposeg.topology.DisjointSets;
import org.toposeg.topology.gradient.Gradient;
import org.toposeg.topology.gradient.IntIndex;
import org.toposeg.topology.gradient.Paths;

/** Joins the minima of a field along its critical edges: homology of dimension 0. Numbers are ranks among critical cells. */
final class Minima {
    static final int NEVER = -1;

    /** Per critical edge the minimum below its first and its second end. */
    final int[] first;

    final int[] second;
    /** Per critical edge whether it joins two components; the others close a loop. */
    final boolean[] joins;
    /** Per minimum the edge at which its component joins an older one, or {@link #NEVER}. */
    final int[] death;
    /** Per minimum the oldest of the component that its own then joins; itself for the oldest of all. */
    final int[] elder;

    private final IntIndex rank;
    private final Paths paths;

    Minima(Gradient gradient, Paths paths) {
        int[] edges = gradient.critical[1];
        int[] minima = gradient.critical[0];
        this.paths = paths;
        rank = new IntIndex(minima);
        first = new int[edges.length];
        second = new int[edges.length];
        joins = new boolean[edges.length];
        death = new int[minima.length];
        elder = new int[minima.length];
        Arrays.fill(death, NEVER);
        DisjointSets sets = new DisjointSets(minima.length);
        for (int edge = 0; edge < edges.length; edge++) {
            first[edge] = below(Paths.start(edges[edge]));
            second[edge] = below(paths.end(edges[edge]));
            join(sets, edge);
        }
    }

    /** The number of the minimum below a voxel. */
    int below(int voxel) {
        return rank.position(8 * paths.minimum(voxel));
    }

    private void join(DisjointSets sets, int edge) {
        int a = sets.find(first[edge]);
        int b = sets.find(second[edge]);
        if (a == b) {
            return;
        }
        joins[edge] = true;
        int younger = Math.max(a, b);
        death[younger] = edge;
        elder[younger] = Math.min(a, b);
        sets.attach(younger, elder[younger]);
    }

    /** Per critical edge that closes a loop its number among these in their order, else -1. */
    int[] loops() {
        int[] number = new int[joins.length];
        int next = 0;
        for (int edge = 0; edge < number.length; edge++) {
            number[edge] = joins[edge] ? -1 : next++;
        }
        return number;
    }
}
