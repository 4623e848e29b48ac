package org.toposeg.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.infer.Prediction;
import org.toposeg.plan.Plan;
import org.toposeg.quality.QualityCheck;
import org.toposeg.quality.QualityInput;
import org.toposeg.quality.QualityReport;
import org.toposeg.quality.StructureRange;
import org.toposeg.quality.outlier.OutOfDistributionDetector;
import org.toposeg.volume.LabelMap;

/**
 * What is doubtful about a model's results, by all that its bundle knows: names of structures, what they were like in
 * training (plan), and which images the model works on (calibration).
 */
public final class ModelQuality {

    private final Map<Integer, String> names;
    private final List<StructureRange> training;
    private final OutOfDistributionDetector familiar;

    /** Reads the bundle's plan and calibration once for many results. */
    public ModelQuality(Bundle bundle) {
        names = new TreeMap<>(bundle.card().network().labels());
        names.remove(0);
        training = bundle.plan()
                .map(Plan::fingerprint)
                .map(fingerprint -> fingerprint.structures())
                .orElse(null);
        familiar = bundle.calibration().map(ModelCalibration::familiar).orElse(null);
    }

    /** Of a result as the model's pipeline gave it. */
    public QualityReport of(Prediction result) {
        QualityInput input = input(result.labels()).with(result.confidence());
        return QualityCheck.of(
                familiar == null
                        ? input
                        : input.with(familiar.of(result.features()).orElse(null)));
    }

    /** Of labels alone, such as a result that was stored earlier or corrected. */
    public QualityReport of(LabelMap labels) {
        return QualityCheck.of(input(labels));
    }

    private QualityInput input(LabelMap labels) {
        return QualityInput.of(labels, names).with(training);
    }
}
