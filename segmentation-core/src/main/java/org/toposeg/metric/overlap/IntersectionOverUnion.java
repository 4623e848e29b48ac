package org.toposeg.metric.overlap;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** Intersection over union, the Jaccard index. */
public final class IntersectionOverUnion implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "iou",
            "IoU",
            "|P ∩ R| / |P ∪ R|",
            Scale.fraction(),
            "both empty: 1, as Dice; one empty: 0",
            "Jaccard 1912; MetricsReloaded");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(1.0));
        }
        return MetricValue.of((double) pair.common() / (pair.predicted() + pair.expected() - pair.common()));
    }
}
