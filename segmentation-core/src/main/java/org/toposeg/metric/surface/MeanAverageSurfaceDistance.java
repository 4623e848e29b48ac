package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** MASD: the mean of the two directed mean distances. */
public final class MeanAverageSurfaceDistance implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "masd",
            "Mean average surface distance",
            "½ (mean of d(p, S_R) over S_P + mean of d(r, S_P) over S_R)",
            Scale.error("mm"),
            "both empty: 0; one empty: undefined",
            "Beneš and Zitová 2015; MetricsReloaded");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        return value(pair);
    }

    static MetricValue value(MaskPair pair) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(0.0));
        }
        if (pair.oneEmpty()) {
            return MetricValue.undefined(pair.whichIsEmpty() + ", so there is no distance between the surfaces");
        }
        SurfaceDistances distances = SurfaceDistances.of(pair);
        return MetricValue.of(
                (SurfaceDistances.mean(distances.toReference()) + SurfaceDistances.mean(distances.toPrediction())) / 2);
    }
}
