package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.registry.Options;

/** The greatest distance between the surfaces. */
public final class HausdorffDistance implements Metric {

    private static final MetricInfo INFO = Hausdorff.info(
            "hd",
            "Hausdorff distance",
            "The greatest distance from a surface voxel of one mask to the nearest surface voxel of the other");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        return Hausdorff.percentile(pair, options, 100);
    }
}
