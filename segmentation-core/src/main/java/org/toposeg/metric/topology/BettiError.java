package org.toposeg.metric.topology;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The differences of the Betti numbers: right counts at wrong places go unnoticed. */
public final class BettiError implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
                    "bettiError",
                    "Betti number error",
                    "[|b0(P) - b0(R)|, |b1(P) - b1(R)|, ...], whole masks, no patches",
                    Scale.error(""),
                    "defined for empty masks, whose Betti numbers are 0",
                    "Hu et al. 2019; numbers of Betti-Matching-3D with connectivity=face")
            .with(Counts.CONNECTIVITY);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        Counts counts = Counts.of(pair, options);
        int[] error = Counts.list(counts.prediction(), pair);
        for (int dimension = 0; dimension < error.length; dimension++) {
            error[dimension] = Math.abs(error[dimension] - counts.reference().get(dimension));
        }
        return MetricValue.counts(error);
    }
}
