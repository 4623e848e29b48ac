package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.registry.Options;

/** The 95th percentile of the distances between the surfaces. */
public final class Hausdorff95 implements Metric {

    private static final MetricInfo INFO = Hausdorff.info(
            "hd95",
            "HD95",
            "The 95th percentile of the distances from the surface voxels of each mask to the nearest surface voxel of"
                    + " the other");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        return Hausdorff.percentile(pair, options, 95);
    }
}
