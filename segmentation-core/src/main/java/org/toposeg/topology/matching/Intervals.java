package org.toposeg.topology.matching;

import org.toposeg.topology.homology.Bars;
import org.toposeg.topology.homology.FilteredImage;

/**
 * Intervals seen from one end: those that share this end's value form a group, ordered from the longest to the shortest.
 *
 * @param group per interval the value of the shared end
 * @param order per interval what to sort by within a group, ascending
 * @param identity per interval the critical cell at the shared end, by which intervals of equal values are told apart
 */
record Intervals(float[] group, float[] order, int[] identity) {

    /** Grouped by birth; births belong to one filtration, deaths to another (or the same). */
    static Intervals byBirth(Bars bars, int dimension, FilteredImage births, FilteredImage deaths) {
        float[] order = deathValues(bars, dimension, deaths);
        for (int i = 0; i < order.length; i++) {
            order[i] = -order[i];
        }
        return new Intervals(birthValues(bars, dimension, births), order, bars.births());
    }

    /** Grouped by death. */
    static Intervals byDeath(Bars bars, int dimension, FilteredImage births, FilteredImage deaths) {
        return new Intervals(deathValues(bars, dimension, deaths), birthValues(bars, dimension, births), bars.deaths());
    }

    int count() {
        return group.length;
    }

    private static float[] birthValues(Bars bars, int dimension, FilteredImage image) {
        float[] values = new float[bars.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.value(dimension, bars.births()[i]);
        }
        return values;
    }

    private static float[] deathValues(Bars bars, int dimension, FilteredImage image) {
        float[] values = new float[bars.count()];
        for (int i = 0; i < values.length; i++) {
            int death = bars.deaths()[i];
            values[i] = death == Bars.NEVER ? Float.POSITIVE_INFINITY : image.value(dimension + 1, death);
        }
        return values;
    }
}
