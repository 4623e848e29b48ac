package org.toposeg.metric.overlap;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The share of the prediction that is right (positive predictive value). */
public final class Precision implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "precision",
            "Precision",
            "|P ∩ R| / |P|",
            Scale.fraction(),
            "both empty: undefined; P empty: 0; R empty: 0",
            "MetricsReloaded (PPV)");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty()) {
            return MetricValue.undefined("prediction and reference are both empty");
        }
        return MetricValue.of(pair.predicted() == 0 ? 0 : (double) pair.common() / pair.predicted());
    }
}
