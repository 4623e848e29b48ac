package org.toposeg.metric.topology;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The Euler characteristics of both masks. */
public final class Euler implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
                    "euler",
                    "Euler characteristic",
                    "prediction, reference: b0 - b1 + b2",
                    Scale.description(""),
                    "0 for an empty mask",
                    "held to scikit-image's euler_number")
            .with(Counts.CONNECTIVITY);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        Counts counts = Counts.of(pair, options);
        return MetricValue.sides(
                MetricValue.count(counts.prediction().euler()),
                MetricValue.count(counts.reference().euler()));
    }
}
