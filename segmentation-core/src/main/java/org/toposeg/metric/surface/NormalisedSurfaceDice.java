package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricInfo.Better;
import org.toposeg.metric.MetricOption;
import org.toposeg.metric.MetricOptions;
import org.toposeg.metric.MetricValue;

/** NSD: the share of the two surfaces that agree within a tolerance. */
public final class NormalisedSurfaceDice implements Metric {

    private static final MetricOption TOLERANCE = MetricOption.number(
            "tolerance", 1, "distance in mm up to which surfaces agree, 0 or more", t -> t >= 0 && Double.isFinite(t));

    private static final MetricOption DEFINITION = MetricOption.choice(
            "nsd_definition",
            "voxels: counts surface voxels (MONAI, MetricsReloaded); area_weighted: adds up the area of surface elements"
                    + " (DeepMind)",
            "voxels",
            "area_weighted");

    private static final MetricInfo INFO = MetricInfo.of(
                    "nsd",
                    "Normalised surface Dice",
                    "(|{p: d(p, S_R) ≤ τ}| + |{r: d(r, S_P) ≤ τ}|) / (|S_P| + |S_R|) with the tolerance τ",
                    "",
                    Better.HIGHER,
                    "both empty: 1; one empty: 0",
                    "Nikolov et al. 2021; MetricsReloaded, MONAI; DeepMind surface-distance for area_weighted")
            .with(TOLERANCE, DEFINITION);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, MetricOptions options) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(1.0);
        }
        if (pair.oneEmpty()) {
            return MetricValue.of(0.0);
        }
        double tolerance = options.number(TOLERANCE);
        return MetricValue.of(
                options.text(DEFINITION).equals("area_weighted")
                        ? Surfels.of(pair).within(tolerance)
                        : SurfaceDistances.of(pair).within(tolerance));
    }
}
