package org.toposeg.topology.homology;

import java.util.Arrays;

/**
 * Image persistence of dimension d - 1, by duality: the regions that are still empty in the smaller filtration, each as
 * lasting as the last maximum of the larger one in it.
 */
final class HollowImage {
    private static final int NONE = -1;

    private HollowImage() {}

    static Bars of(FilteredImage smaller, FilteredImage larger) {
        int d = smaller.dimensions();
        int[] last = last(smaller, larger);
        DisjointSets sets = new DisjointSets(last.length);
        BarList bars = new BarList();
        Maxima maxima = smaller.maxima;
        for (int wall = maxima.filledBy.length - 1; wall >= 0; wall--) {
            if (maxima.filledBy[wall] != Maxima.NOTHING) {
                int a = sets.find(maxima.first[wall]);
                int b = sets.find(maxima.second[wall]);
                int shorter = last[a] < last[b] ? a : b;
                int longer = shorter == a ? b : a;
                if (last[shorter] != NONE) {
                    bars.add(wall, smaller.value(d - 1, wall), last[shorter], larger.value(d, last[shorter]));
                }
                sets.attach(shorter, longer);
            }
        }
        return bars.toBars();
    }

    /** Per maximum of the smaller filtration (and the outside) the last of the larger one's from which one ascends to it. */
    private static int[] last(FilteredImage smaller, FilteredImage larger) {
        int[] last = new int[smaller.maxima.outside() + 1];
        Arrays.fill(last, NONE);
        int[] maxima = larger.gradient.critical[larger.dimensions()];
        for (int i = 0; i < maxima.length; i++) {
            last[smaller.maxima.above(maxima[i])] = i;
        }
        last[smaller.maxima.outside()] = larger.maxima.outside();
        return last;
    }
}
