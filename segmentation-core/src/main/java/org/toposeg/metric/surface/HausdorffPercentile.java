package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricOption;
import org.toposeg.metric.MetricOptions;
import org.toposeg.metric.MetricValue;

/** A percentile of one's choice of the distances between the surfaces. */
public final class HausdorffPercentile implements Metric {

    private static final MetricOption PERCENTILE = MetricOption.number(
            "percentile", 95, "percentile of the surface distances, from 0 to 100", p -> p >= 0 && p <= 100);

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
    public MetricValue evaluate(MaskPair pair, MetricOptions options) {
        return Hausdorff.percentile(pair, options, options.number(PERCENTILE));
    }
}
