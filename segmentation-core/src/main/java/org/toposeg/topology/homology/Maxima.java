package org.toposeg.topology.homology;

import java.util.Arrays;
import org.toposeg.topology.DisjointSets;
import org.toposeg.topology.gradient.Gradient;
import org.toposeg.topology.gradient.IntIndex;
import org.toposeg.topology.gradient.Paths;

/**
 * Joins the maxima of a field, and what lies around the image, along critical cells of dimension d - 1 from the last to the
 * first: homology of dimension d - 1, by duality. Numbers are ranks among critical cells; the outside counts as the
 * youngest maximum and has the number after the last.
 */
final class Maxima {
    static final int NOTHING = -1;

    /** Per critical cell of dimension d - 1 the maxima above its two sides. */
    final int[] first;

    final int[] second;
    /** Per critical cell of dimension d - 1 the maximum that fills the hollow it closes, or {@link #NOTHING}. */
    final int[] filledBy;
    /** Per maximum the last one of the hollow into which its own then opens; the outside's is itself. */
    final int[] elder;

    private final IntIndex rank;
    private final int outside;
    private final Paths paths;

    Maxima(Gradient gradient, Paths paths) {
        this.paths = paths;
        int d = gradient.field.lattice.dimensions();
        int[] walls = gradient.critical[d - 1];
        int[] maxima = gradient.critical[d];
        rank = new IntIndex(maxima);
        outside = maxima.length;
        first = new int[walls.length];
        second = new int[walls.length];
        filledBy = new int[walls.length];
        Arrays.fill(filledBy, NOTHING);
        elder = new int[maxima.length + 1];
        elder[outside] = outside;
        DisjointSets sets = new DisjointSets(maxima.length + 1);
        for (int wall = walls.length - 1; wall >= 0; wall--) {
            first[wall] = above(paths.lower(walls[wall]));
            second[wall] = above(paths.upper(walls[wall]));
            join(sets, wall);
        }
    }

    /** The number of the maximum above a top-dimensional cell. */
    int above(int cell) {
        int maximum = paths.maximum(cell);
        return maximum < 0 ? outside : rank.position(maximum);
    }

    int outside() {
        return outside;
    }

    private void join(DisjointSets sets, int wall) {
        int a = sets.find(first[wall]);
        int b = sets.find(second[wall]);
        if (a == b) {
            return;
        }
        int lower = Math.min(a, b);
        filledBy[wall] = lower;
        elder[lower] = Math.max(a, b);
        sets.attach(lower, elder[lower]);
    }
}
