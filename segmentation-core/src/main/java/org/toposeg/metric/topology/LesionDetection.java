package org.toposeg.metric.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Scale;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Whether lesions were found, each component being one, whatever their size. */
public final class LesionDetection implements Metric {

    private static final Option<Double> OVERLAP = Option.number(
            "lesion_iou",
            0,
            Range.atLeast(0).below(1),
            "0: a lesion is found if one voxel of it is; otherwise components are matched one to one where their"
                    + " intersection over union is greater (0.1 in nnDetection); below 1");

    private static final MetricInfo INFO = MetricInfo.of(
                    "lesions",
                    "Lesion-wise detection",
                    "truePositives: components of R that were found; falsePositives: components of P that found none;"
                            + " falseNegatives; sensitivity TP / (TP + FN); precision TP / (TP + FP); f1 TP / (TP + (FP +"
                            + " FN) / 2)",
                    Scale.fraction()
                            .with(Map.of(
                                    "truePositives",
                                    Scale.description(""),
                                    "falsePositives",
                                    Scale.error(""),
                                    "falseNegatives",
                                    Scale.error(""))),
                    "both empty: ratios are 1; R empty: sensitivity undefined, f1 0; P empty: precision and f1 0",
                    "MetricsReloaded (lesion_f1_score)")
            .with(OVERLAP, Counts.CONNECTIVITY);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public MetricValue evaluate(MaskPair pair, Options options) {
        Detection d = Detection.of(Pieces.of(pair, options), options.get(OVERLAP));
        Map<String, MetricValue> parts = new LinkedHashMap<>();
        parts.put("truePositives", MetricValue.count(d.truePositives()));
        parts.put("falsePositives", MetricValue.count(d.falsePositives()));
        parts.put("falseNegatives", MetricValue.count(d.falseNegatives()));
        if (pair.bothEmpty()) {
            List.of("sensitivity", "precision", "f1").forEach(ratio -> parts.put(ratio, MetricValue.of(1)));
            return MetricValue.bothEmpty(MetricValue.parts(parts));
        }
        parts.put(
                "sensitivity",
                pair.expected() == 0
                        ? MetricValue.undefined("the reference is empty, so there is no sensitivity")
                        : MetricValue.of(ratio(d.truePositives(), d.falseNegatives())));
        parts.put("precision", MetricValue.of(ratio(d.truePositives(), d.falsePositives())));
        parts.put("f1", MetricValue.of(d.f1()));
        return MetricValue.parts(parts);
    }

    /** 0 of nothing. */
    private static double ratio(int hits, int others) {
        return hits + others == 0 ? 0 : (double) hits / (hits + others);
    }
}
