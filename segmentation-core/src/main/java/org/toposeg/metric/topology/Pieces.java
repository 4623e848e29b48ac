package org.toposeg.metric.topology;

import java.util.HashMap;
import java.util.Map;
import org.toposeg.metric.MaskPair;
import org.toposeg.registry.Options;
import org.toposeg.topology.component.Components;
import org.toposeg.topology.component.Connectivity;

/**
 * The connected components of both masks and which of them meet.
 *
 * @param predicted voxels of each component of the prediction
 * @param expected voxels of each component of the reference
 * @param common voxels that a pair of components shares; only pairs that do
 */
record Pieces(int[] predicted, int[] expected, Map<Pair, Integer> common) {

    /** Two components by their index. */
    record Pair(int predicted, int expected) {}

    static Pieces of(MaskPair pair, Options options) {
        Connectivity connectivity = Counts.connectivity(pair.size(), options);
        return pair.shared(Pieces.class, connectivity, () -> compute(pair, connectivity));
    }

    private static Pieces compute(MaskPair pair, Connectivity connectivity) {
        Components predicted = Components.label(pair.prediction(), pair.size(), connectivity);
        Components expected = Components.label(pair.reference(), pair.size(), connectivity);
        int[] p = predicted.labels();
        int[] r = expected.labels();
        Map<Pair, Integer> common = new HashMap<>();
        for (int v = 0; v < p.length; v++) {
            if (p[v] != 0 && r[v] != 0) {
                common.merge(new Pair(p[v] - 1, r[v] - 1), 1, Integer::sum);
            }
        }
        return new Pieces(predicted.sizes(), expected.sizes(), common);
    }

    double intersectionOverUnion(Pair pair) {
        int both = common.get(pair);
        return (double) both / (predicted[pair.predicted()] + expected[pair.expected()] - both);
    }
}
