package org.toposeg.topology.matching;

import java.util.Arrays;
import org.toposeg.topology.barcode.Bars;
import org.toposeg.topology.homology.FilteredImage;

/**
 * Where intervals begin and end, in the direction in which time runs: for unions forward, for intersections backward, so
 * that an interval begins with its death and all values have the other sign.
 */
record Spans(float[] begin, float[] end) {

    static Spans of(FilteredImage image, Bars bars, int dimension, boolean union) {
        Spans spans = new Spans(new float[bars.count()], new float[bars.count()]);
        for (int i = 0; i < bars.count(); i++) {
            float birth = image.value(dimension, bars.births()[i]);
            float death = bars.deaths()[i] == Bars.NEVER
                    ? Float.POSITIVE_INFINITY
                    : image.value(dimension + 1, bars.deaths()[i]);
            spans.begin[i] = union ? birth : -death;
            spans.end[i] = union ? death : -birth;
        }
        return spans;
    }

    int count() {
        return begin.length;
    }

    /** The intervals by their end. */
    int[] byEnd() {
        int[] order = new int[count()];
        Arrays.setAll(order, i -> i);
        return sorted(end, order);
    }

    /** The intervals by their beginning, those that begin together by their end. */
    int[] byBeginning() {
        return sorted(begin, byEnd());
    }

    /** Sorts; equal ones stay in their order. */
    private static int[] sorted(float[] values, int[] order) {
        long[] keys = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            // adding zero makes -0 a 0, so that equal values have equal bits
            int bits = Float.floatToRawIntBits(values[order[i]] + 0f);
            keys[i] = (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << 32 | i;
        }
        Arrays.sort(keys);
        int[] sorted = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = order[(int) keys[i]];
        }
        return sorted;
    }
}
