package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;
import org.toposeg.volume.Size;

/** Intersection over union of the bands along the boundaries: large structures do not hide errors at their edges. */
public final class BoundaryIou implements Metric {

    private static final Option<Double> WIDTH = Option.number(
            "boundary_width",
            0,
            Range.atLeast(0),
            "of the band in mm, 0 or more; 0: the surface voxels alone, as MetricsReloaded");

    private static final MetricInfo INFO = MetricInfo.of(
                    "boundaryIou",
                    "Boundary IoU",
                    "|P_d ∩ R_d| / |P_d ∪ R_d| where P_d are the voxels of P at most d mm from its surface voxels",
                    Scale.fraction(),
                    "both empty: 1; one empty: 0",
                    "Cheng et al. 2021; MetricsReloaded")
            .with(WIDTH);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(1.0));
        }
        double width = options.get(WIDTH);
        byte[] prediction = band(pair.prediction(), pair, width);
        byte[] reference = band(pair.reference(), pair, width);
        int common = 0;
        int either = 0;
        for (int v = 0; v < prediction.length; v++) {
            common += prediction[v] & reference[v];
            either += prediction[v] | reference[v];
        }
        return MetricValue.of((double) common / either);
    }

    private static byte[] band(byte[] mask, MaskPair pair, double width) {
        Points surface = Points.surface(mask, pair.size(), SurfaceDistances.thin(pair));
        byte[] band = new byte[mask.length];
        if (width == 0 || surface.count() == 0) {
            mark(surface, pair.size(), band);
            return band;
        }
        Points all = Points.all(mask, pair.size());
        double[] distances = SurfaceDistances.distances(all, new PointTree(surface, VoxelMetric.of(pair.grid())));
        Points near = new Points();
        for (int p = 0; p < distances.length; p++) {
            if (distances[p] <= width) {
                near.add(all.x(p), all.y(p), all.z(p));
            }
        }
        mark(near, pair.size(), band);
        return band;
    }

    private static void mark(Points points, Size size, byte[] into) {
        for (int p = 0; p < points.count(); p++) {
            into[size.index(points.x(p), points.y(p), points.z(p))] = 1;
        }
    }
}
