package org.toposeg.topology.barcode;

import java.util.List;

/**
 * The features of one dimension: 0 components, 1 loops (in 2D: holes), 2 cavities.
 *
 * @param features in no particular order; only those that live, so birth and death differ
 */
public record Barcode(int dimension, List<Feature> features) {
    public Barcode {
        features = List.copyOf(features);
    }
}
