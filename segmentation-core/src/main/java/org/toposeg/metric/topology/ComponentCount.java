package org.toposeg.metric.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** The numbers of connected components. */
public final class ComponentCount implements Metric {

    private static final MetricInfo INFO = MetricInfo.of(
                    "components",
                    "Connected components",
                    "prediction, reference: numbers of components; error: their absolute difference; extra: components"
                            + " of P that touch no voxel of R; missed: components of R that touch no voxel of P",
                    Scale.description("")
                            .with(Map.of(
                                    "error", Scale.error(""), "extra", Scale.error(""), "missed", Scale.error(""))),
                    "0 for an empty mask",
                    "held to scipy.ndimage.label")
            .with(Counts.CONNECTIVITY);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        Pieces pieces = Pieces.of(pair, options);
        Detection touched = Detection.of(pieces, 0);
        Map<String, MetricValue> parts = new LinkedHashMap<>();
        parts.put("prediction", MetricValue.count(pieces.predicted().length));
        parts.put("reference", MetricValue.count(pieces.expected().length));
        parts.put("error", MetricValue.count(Math.abs(pieces.predicted().length - pieces.expected().length)));
        parts.put("extra", MetricValue.count(touched.falsePositives()));
        parts.put("missed", MetricValue.count(touched.falseNegatives()));
        return MetricValue.parts(parts);
    }
}
