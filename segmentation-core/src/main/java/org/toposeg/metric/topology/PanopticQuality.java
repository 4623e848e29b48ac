package org.toposeg.metric.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Options;

/** Detection and segmentation of components in one number. */
public final class PanopticQuality implements Metric {

    /** Above one half no component can have two partners. */
    private static final double HALF = 0.5;

    private static final MetricInfo INFO = MetricInfo.of(
                    "panoptic",
                    "Panoptic quality",
                    "components matched where their intersection over union is greater than ½; recognition = TP / (TP"
                            + " + (FP + FN) / 2); segmentation = mean IoU of the pairs; quality = their product",
                    Scale.fraction(),
                    "both empty: 1; one empty: quality and recognition 0, segmentation undefined",
                    "Kirillov et al. 2019")
            .with(Counts.CONNECTIVITY);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(parts(1, MetricValue.of(1), 1));
        }
        Detection d = Detection.of(Pieces.of(pair, options), HALF);
        if (d.truePositives() == 0) {
            String why = "no component was matched, so there is none to measure the overlap of";
            return parts(0, MetricValue.undefined(why), 0);
        }
        double segmentation = d.quality() / d.truePositives();
        return parts(segmentation * d.f1(), MetricValue.of(segmentation), d.f1());
    }

    private static MetricValue parts(double quality, MetricValue segmentation, double recognition) {
        Map<String, MetricValue> parts = new LinkedHashMap<>();
        parts.put("quality", MetricValue.of(quality));
        parts.put("segmentation", segmentation);
        parts.put("recognition", MetricValue.of(recognition));
        return MetricValue.parts(parts);
    }
}
