package org.toposeg.metric.overlap;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The share of the reference that was found (sensitivity). */
public final class Recall implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "recall",
            "Recall",
            "|P ∩ R| / |R|",
            Scale.fraction(),
            "R empty: undefined; P empty: 0",
            "MetricsReloaded (sensitivity)");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.expected() == 0) {
            return MetricValue.undefined("the reference is empty, so there is nothing to find");
        }
        return MetricValue.of((double) pair.common() / pair.expected());
    }
}
