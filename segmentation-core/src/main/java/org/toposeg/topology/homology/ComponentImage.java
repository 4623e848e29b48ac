package org.toposeg.topology.homology;

import java.util.Arrays;

/**
 * Image persistence of dimension 0: the components of the larger filtration, each as old as the oldest minimum of the
 * smaller one in it.
 */
final class ComponentImage {
    private static final int NONE = Integer.MAX_VALUE;

    private ComponentImage() {}

    static Bars of(FilteredImage smaller, FilteredImage larger) {
        int[] oldest = oldest(smaller, larger);
        DisjointSets sets = new DisjointSets(oldest.length);
        BarList bars = new BarList();
        Minima minima = larger.minima;
        for (int edge = 0; edge < minima.joins.length; edge++) {
            if (minima.joins[edge]) {
                int a = sets.find(minima.first[edge]);
                int b = sets.find(minima.second[edge]);
                int younger = oldest[a] > oldest[b] ? a : b;
                int older = younger == a ? b : a;
                if (oldest[younger] != NONE) {
                    bars.add(oldest[younger], smaller.value(0, oldest[younger]), edge, larger.value(1, edge));
                }
                sets.attach(younger, older);
            }
        }
        bars.add(0, Bars.NEVER);
        return bars.toBars();
    }

    /** Per minimum of the larger filtration the oldest of the smaller one's minima from which one descends to it. */
    private static int[] oldest(FilteredImage smaller, FilteredImage larger) {
        int[] oldest = new int[larger.minima.death.length];
        Arrays.fill(oldest, NONE);
        IntIndex rank = new IntIndex(larger.gradient.critical[0]);
        int[] minima = smaller.gradient.critical[0];
        for (int i = minima.length - 1; i >= 0; i--) {
            oldest[rank.position(8 * larger.paths.minimum(minima[i] >> 3))] = i;
        }
        return oldest;
    }
}
