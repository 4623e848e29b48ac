package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** NSD: the share of the two surfaces that agree within a tolerance. */
public final class NormalisedSurfaceDice implements Metric {

    private enum Definition {
        VOXELS,
        AREA_WEIGHTED
    }

    private static final Option<Double> TOLERANCE =
            Option.number("tolerance", 1, Range.atLeast(0), "distance in mm up to which surfaces agree, 0 or more");

    private static final Option<Definition> DEFINITION = Option.word(
            "nsd_definition",
            Definition.VOXELS,
            "voxels: counts surface voxels (MONAI, MetricsReloaded); area_weighted: adds up the area of surface"
                    + " elements (DeepMind)");

    private static final MetricInfo INFO = MetricInfo.of(
                    "nsd",
                    "Normalised surface Dice",
                    "(|{p: d(p, S_R) ≤ τ}| + |{r: d(r, S_P) ≤ τ}|) / (|S_P| + |S_R|) with the tolerance τ",
                    Scale.fraction(),
                    "both empty: 1; one empty: 0",
                    "Nikolov et al. 2021; MetricsReloaded, MONAI; DeepMind surface-distance for area_weighted")
            .with(TOLERANCE, DEFINITION);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(1.0));
        }
        if (pair.oneEmpty()) {
            return MetricValue.of(0.0);
        }
        double tolerance = options.get(TOLERANCE);
        return MetricValue.of(
                options.get(DEFINITION) == Definition.AREA_WEIGHTED
                        ? Surfels.of(pair).within(tolerance)
                        : SurfaceDistances.of(pair).within(tolerance));
    }
}
