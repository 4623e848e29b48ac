package org.toposeg.metric.overlap;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The share of the reference's background that is background in the prediction. */
public final class Specificity implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "specificity",
            "Specificity",
            "share of the background of R that P leaves alone; grows with the field of view",
            Scale.fraction(),
            "R fills the image: undefined",
            "MetricsReloaded");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        long background = pair.voxels() - pair.expected();
        if (background == 0) {
            return MetricValue.undefined("the reference fills the image, so there is no background");
        }
        long tooMuch = pair.predicted() - pair.common();
        return MetricValue.of((double) (background - tooMuch) / background);
    }
}
