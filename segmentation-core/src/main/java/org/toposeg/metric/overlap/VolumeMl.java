package org.toposeg.metric.overlap;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The volumes of both masks. */
public final class VolumeMl implements Metric {

    private static final double MM3_PER_ML = 1000;

    private static final MetricInfo INFO = MetricInfo.of(
            "volumeMl",
            "Volume",
            "prediction, reference: number of voxels times the volume of a voxel, which on a sheared grid is the"
                    + " determinant of its affine",
            Scale.description("ml"),
            "an empty mask has 0 ml",
            "-");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        double voxel = pair.grid().voxelVolume();
        return MetricValue.sides(
                MetricValue.of(pair.predicted() * voxel / MM3_PER_ML),
                MetricValue.of(pair.expected() * voxel / MM3_PER_ML));
    }
}
