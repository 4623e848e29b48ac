package org.toposeg.metric.overlap;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** Agreement of the volumes alone. */
public final class VolumetricSimilarity implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
            "volumetricSimilarity",
            "Volumetric similarity",
            "1 - ||P| - |R|| / (|P| + |R|), wherever the voxels are",
            Scale.fraction(),
            "both empty: 1; one empty: 0",
            "Taha and Hanbury 2015");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(1.0));
        }
        double difference = Math.abs(pair.predicted() - pair.expected());
        return MetricValue.of(1 - difference / (pair.predicted() + pair.expected()));
    }
}
