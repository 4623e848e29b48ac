package org.toposeg.metric.surface;

import org.toposeg.metric.MaskPair;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/** What the Hausdorff distance and its percentiles have in common. */
final class Hausdorff {

    private enum Definition {
        POOLED,
        MAX_DIRECTED,
        AREA_WEIGHTED
    }

    private static final Option<Definition> DEFINITION = Option.word(
            "hd_definition",
            Definition.POOLED,
            "pooled: percentile of both directions together (medpy); max_directed: the greater of the two directions'"
                    + " percentiles (MONAI); area_weighted: the same over surface elements weighted by their area"
                    + " (DeepMind)");

    private static final String WHEN_EMPTY = "both empty: 0; one empty: undefined";

    private Hausdorff() {}

    static MetricInfo info(String key, String title, String definition, Option<?>... more) {
        Option<?>[] options = new Option<?>[more.length + 1];
        options[0] = DEFINITION;
        System.arraycopy(more, 0, options, 1, more.length);
        return MetricInfo.of(
                        key,
                        title,
                        definition,
                        Scale.error("mm"),
                        WHEN_EMPTY,
                        "Huttenlocher 1993; medpy (pooled), MONAI compute_hausdorff_distance (max_directed),"
                                + " DeepMind surface-distance (area_weighted)")
                .with(options);
    }

    static MetricValue percentile(MaskPair pair, Options options, double percent) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(MetricValue.of(0.0));
        }
        if (pair.oneEmpty()) {
            return MetricValue.undefined(pair.whichIsEmpty() + ", so there is no distance between the surfaces");
        }
        return MetricValue.of(
                switch (options.get(DEFINITION)) {
                    case MAX_DIRECTED -> maxDirected(SurfaceDistances.of(pair), percent);
                    case AREA_WEIGHTED -> Surfels.of(pair).percentile(percent);
                    case POOLED ->
                        SurfaceDistances.percentile(SurfaceDistances.of(pair).pooled(), percent);
                });
    }

    private static double maxDirected(SurfaceDistances distances, double percent) {
        return Math.max(
                SurfaceDistances.percentile(distances.toReference(), percent),
                SurfaceDistances.percentile(distances.toPrediction(), percent));
    }
}
