package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/** ASSD: the mean distance between the surfaces. */
public final class AverageSurfaceDistance implements Metric {

    private enum Definition {
        POOLED,
        MEAN_OF_MEANS
    }

    private static final Option<Definition> DEFINITION = Option.word(
            "assd_definition",
            Definition.POOLED,
            "pooled: mean over the surface voxels of both masks (MetricsReloaded); mean_of_means: mean of the two"
                    + " directions' means (medpy), which is MASD");

    private static final MetricInfo INFO = MetricInfo.of(
                    "assd",
                    "Average symmetric surface distance",
                    "(Σ d(p, S_R) + Σ d(r, S_P)) / (|S_P| + |S_R|) over the surface voxels p of P and r of R",
                    Scale.error("mm"),
                    "both empty: 0; one empty: undefined",
                    "Yeghiazaryan and Voiculescu 2018; MetricsReloaded; medpy for mean_of_means")
            .with(DEFINITION);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (options.get(DEFINITION) == Definition.MEAN_OF_MEANS) {
            return MeanAverageSurfaceDistance.value(pair);
        }
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(0.0));
        }
        return pair.oneEmpty()
                ? MetricValue.undefined(pair.whichIsEmpty() + ", so there is no distance between the surfaces")
                : MetricValue.of(SurfaceDistances.mean(SurfaceDistances.of(pair).pooled()));
    }
}
