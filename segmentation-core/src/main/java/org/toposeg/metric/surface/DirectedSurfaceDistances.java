package org.toposeg.metric.surface;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/** The mean surface distance in each direction: one tells what was drawn too much, the other what was missed. */
public final class DirectedSurfaceDistances implements Metric {

    private enum Definition {
        VOXELS,
        AREA_WEIGHTED
    }

    private static final Option<Definition> DEFINITION = Option.word(
            "asd_definition",
            Definition.VOXELS,
            "voxels: mean over surface voxels; area_weighted: mean over surface elements weighted by their area"
                    + " (DeepMind)");

    private static final MetricInfo INFO = MetricInfo.of(
                    "asd",
                    "Average surface distance, directed",
                    "predictionToReference: mean of d(p, S_R) over S_P; referenceToPrediction: mean of d(r, S_P) over"
                            + " S_R",
                    Scale.error("mm"),
                    "one or both empty: undefined",
                    "medpy asd; DeepMind surface-distance for area_weighted")
            .with(DEFINITION);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty() || pair.oneEmpty()) {
            return MetricValue.undefined(pair.whichIsEmpty() + ", so there is no distance between the surfaces");
        }
        if (options.get(DEFINITION) == Definition.AREA_WEIGHTED) {
            Surfels surfels = Surfels.of(pair);
            return parts(surfels.prediction().mean(), surfels.reference().mean());
        }
        SurfaceDistances distances = SurfaceDistances.of(pair);
        return parts(SurfaceDistances.mean(distances.toReference()), SurfaceDistances.mean(distances.toPrediction()));
    }

    private static MetricValue parts(double toReference, double toPrediction) {
        Map<String, MetricValue> parts = new LinkedHashMap<>();
        parts.put("predictionToReference", MetricValue.of(toReference));
        parts.put("referenceToPrediction", MetricValue.of(toPrediction));
        return MetricValue.parts(parts);
    }
}
