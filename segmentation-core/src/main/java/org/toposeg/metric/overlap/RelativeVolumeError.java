package org.toposeg.metric.overlap;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** By how much the volume is too great or too small. */
public final class RelativeVolumeError implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "relativeVolumeError",
            "Relative volume error",
            "(|P| - |R|) / |R|: positive where too much was segmented",
            Scale.description(""),
            "both empty: 0; R empty: undefined",
            "MetricsReloaded (there in percent)");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(0.0));
        }
        if (pair.expected() == 0) {
            return MetricValue.undefined("the reference is empty, so there is no volume to compare with");
        }
        return MetricValue.of((double) (pair.predicted() - pair.expected()) / pair.expected());
    }
}
