package org.toposeg.topology.matching;

import java.util.List;
import org.toposeg.topology.barcode.Feature;

/**
 * The features of one dimension (0 components, 1 loops, 2 cavities; in 2D 1 is holes).
 *
 * @param matched features present in both
 * @param unmatchedPrediction features of the prediction that the target does not have
 * @param unmatchedTarget features of the target that the prediction does not have
 */
public record DimensionMatching(
        int dimension, List<MatchedPair> matched, List<Feature> unmatchedPrediction, List<Feature> unmatchedTarget) {

    public DimensionMatching {
        matched = List.copyOf(matched);
        unmatchedPrediction = List.copyOf(unmatchedPrediction);
        unmatchedTarget = List.copyOf(unmatchedTarget);
    }

    /** The Betti matching error of this dimension: how many features have no counterpart. */
    public int error() {
        return unmatchedPrediction.size() + unmatchedTarget.size();
    }
}
