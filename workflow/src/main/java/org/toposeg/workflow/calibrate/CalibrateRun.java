package org.toposeg.workflow.calibrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.toposeg.calibrate.CalibrationReport;
import org.toposeg.datasets.DataSets;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.model.ModelCalibration;
import org.toposeg.plan.PlanFile;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.quality.outlier.OutOfDistributionDetector;
import org.toposeg.table.Table;
import org.toposeg.table.TableReader;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.ProgressListener;

/** Calibrates a model as a request says and stores what was found with the model. */
public final class CalibrateRun {

    private final CalibrateRequest request;

    public CalibrateRun(CalibrateRequest request) {
        this.request = request;
    }

    /**
     * @param loader loads the model
     * @throws InputException if the cases cannot be read or are too few, or the weights are of no use
     */
    public CalibrationReport run(Function<Bundle, LoadedModel> loader, ProgressListener progress) {
        Bundle bundle = request.bundle();
        CaseSource source = DataSets.open(request.dataset());
        List<String> notes = new ArrayList<>();
        List<String> ids = request.allCases() ? source.cases() : CalibrationSplit.heldOut(bundle, source, notes);
        if (request.allCases()) {
            notes.add("All cases are used, as asked. If training saw any of them, every number is too good.");
        }
        CalibrationSplit split = CalibrationSplit.of(ids, request.measure().method(), request.seed());
        Map<String, Double> weights = request.weights() == null ? Map.of() : weights(request.weights());
        try (LoadedModel loaded = loader.apply(bundle)) {
            CaseCalibration run =
                    new CaseCalibration(bundle, source, loaded.pipeline(), request.measure(), weights, progress);
            CalibrationReport report = run.run(split, notes);
            if (!request.dryRun()) {
                bundle.calibrate(stored(report, run.familiar()), PlanFile.JSON.writeValueAsString(report) + "\n");
            }
            return report;
        }
    }

    private static Map<String, Double> weights(Path file) {
        Table table = TableReader.read(file);
        table.require("case");
        table.require("weight");
        Map<String, Double> weights = new HashMap<>();
        for (Table.Row row : table.rows()) {
            double weight = table.number(row, "weight").orElse(1);
            if (weight < 0) {
                throw new InputException(file + ", row " + row.line() + ": the weight " + weight
                        + " is negative; weights are 0 or more.");
            }
            weights.put(row.text("case"), weight);
        }
        return weights;
    }

    private static ModelCalibration stored(CalibrationReport report, OutOfDistributionDetector familiar) {
        return new ModelCalibration(
                ModelCalibration.FORMAT,
                report.subject().data(),
                report.fit().scaling(),
                new ModelCalibration.Cases(report.fit().fitted(), report.fit().measured()),
                new ModelCalibration.TopLabelError(
                        report.before().top().ece(), report.after().top().ece()),
                report.promises().guarantees().stream()
                        .map(g -> new ModelCalibration.MissedVoxels(
                                g.label(), report.promises().alpha(), g.threshold(), g.cases(), g.missed()))
                        .toList(),
                report.promises().guarantees().stream()
                        .map(g -> new ModelCalibration.VolumeRange(
                                g.label(), report.promises().alpha(), g.volumeFactor(), g.cases()))
                        .toList(),
                familiar);
    }
}
