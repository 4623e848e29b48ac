package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** A percentile of one's choice of the distances between the surfaces. */
public final class HausdorffPercentile implements Metric {

    private static final Option<Double> PERCENTILE =
            Option.number("percentile", 95, Range.of(0, 100), "percentile of the surface distances, from 0 to 100");

    private static final MetricInfo INFO = Hausdorff.info(
                    "hdPercentile",
                    "Hausdorff distance at a percentile",
                    "As HD95, with the percentile given as an option",
                    PERCENTILE)
            .whenAsked();

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        return Hausdorff.percentile(pair, options, options.get(PERCENTILE));
    }
}
