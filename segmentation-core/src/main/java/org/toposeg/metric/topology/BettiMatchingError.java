package org.toposeg.metric.topology;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;
import org.toposeg.topology.common.CommonFeatures;

/** Which pieces, loops and cavities have no counterpart at the same place: stricter than the difference of counts. */
public final class BettiMatchingError implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "bettiMatchingError",
            "Betti matching error",
            "per dimension b(P) + b(R) - 2 c: features of either mask that are not features of the other, c = dim(im"
                    + " H(P) ∩ im H(R)) in the homology of P ∪ R; foreground 6-connected (4 in a plane)",
            Scale.error(""),
            "defined: every feature of the other mask is unmatched",
            "Stucki et al. 2023, without the order among equal cells that nstucki/Betti-Matching-3D adds");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        CommonFeatures features = CommonFeatures.of(pair.prediction(), pair.reference(), pair.size());
        int[] error = new int[pair.dimensions()];
        for (int dimension = 0; dimension < error.length; dimension++) {
            error[dimension] = features.error(dimension);
        }
        return MetricValue.counts(error);
    }
}
