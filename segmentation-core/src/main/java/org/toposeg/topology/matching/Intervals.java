package org.toposeg.topology.matching;

import org.toposeg.topology.homology.Bars;
import org.toposeg.topology.homology.FilteredImage;

/**
 * Intervals seen from one end: those whose end there comes with the same voxel form a group, ordered from the longest to the
 * shortest. Ends are compared by the order in which voxels enter, so voxels of equal value are told apart.
 *
 * @param group per interval the moment of the shared end
 * @param order per interval what to sort by within a group, ascending
 * @param tie per interval what to sort equal intervals by, ascending
 * @param identity per interval the critical cell at the shared end, by which intervals equal in all this are told apart
 */
record Intervals(int[] group, int[] order, int[] tie, int[] identity) {

    /** Grouped by birth; births belong to one filtration, deaths to another (or the same). */
    static Intervals byBirth(Bars bars, int dimension, FilteredImage births, FilteredImage deaths) {
        int[] order = deathMoments(bars, dimension, deaths);
        for (int i = 0; i < order.length; i++) {
            order[i] = -order[i];
        }
        return new Intervals(birthMoments(bars, dimension, births), order, new int[order.length], bars.births());
    }

    /** Grouped by death. */
    static Intervals byDeath(Bars bars, int dimension, FilteredImage births, FilteredImage deaths) {
        return new Intervals(
                deathMoments(bars, dimension, deaths),
                birthMoments(bars, dimension, births),
                new int[bars.count()],
                bars.deaths());
    }

    /**
     * The same intervals, of which equal ones are ordered by what they are matched with, again from the longest to the
     * shortest. So the composition of two matchings does not depend on which of equal intervals is which.
     *
     * @param partners per interval its partner among the others
     */
    Intervals tiedBy(Intervals others, int[] partners) {
        int[] ties = new int[count()];
        for (int i = 0; i < ties.length; i++) {
            ties[i] = others.order[partners[i]];
        }
        return new Intervals(group, order, ties, identity);
    }

    int count() {
        return group.length;
    }

    private static int[] birthMoments(Bars bars, int dimension, FilteredImage image) {
        int[] moments = new int[bars.count()];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = image.moment(dimension, bars.births()[i]);
        }
        return moments;
    }

    private static int[] deathMoments(Bars bars, int dimension, FilteredImage image) {
        int[] moments = new int[bars.count()];
        for (int i = 0; i < moments.length; i++) {
            int death = bars.deaths()[i];
            moments[i] = death == Bars.NEVER ? Integer.MAX_VALUE : image.moment(dimension + 1, death);
        }
        return moments;
    }
}
