package org.toposeg.metric.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.metric.MaskPair;
import org.toposeg.metric.Metric;
import org.toposeg.metric.MetricInfo;
import org.toposeg.metric.MetricInfo.Better;
import org.toposeg.metric.MetricValue;
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
                    "",
                    Better.HIGHER,
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
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("truePositives", d.truePositives());
        parts.put("falsePositives", d.falsePositives());
        parts.put("falseNegatives", d.falseNegatives());
        parts.put("sensitivity", pair.bothEmpty() ? (Object) 1.0 : ratio(d.truePositives(), d.falseNegatives(), null));
        parts.put("precision", pair.bothEmpty() ? (Object) 1.0 : ratio(d.truePositives(), d.falsePositives(), 0.0));
        parts.put("f1", pair.bothEmpty() ? 1.0 : d.f1());
        if (pair.bothEmpty()) {
            return MetricValue.bothEmpty(parts);
        }
        return MetricValue.partly(
                parts, pair.expected() == 0 ? "the reference is empty, so there is no sensitivity" : null);
    }

    private static Double ratio(int hits, int others, Double ofNothing) {
        return hits + others == 0 ? ofNothing : Double.valueOf((double) hits / (hits + others));
    }
}
