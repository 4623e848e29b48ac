package org.toposeg.metric.overlap;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The Dice similarity coefficient. */
public final class Dice implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "dice",
            "Dice",
            "2 |P ∩ R| / (|P| + |R|)",
            Scale.fraction(),
            "both empty: 1; one empty: 0",
            "Dice 1945; MetricsReloaded");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(1.0));
        }
        return MetricValue.of(2.0 * pair.common() / (pair.predicted() + pair.expected()));
    }
}
