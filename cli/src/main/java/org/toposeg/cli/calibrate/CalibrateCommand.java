package org.toposeg.cli.calibrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.calibrate.CalibrationMethod;
import org.toposeg.calibrate.CalibrationReport;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.InferenceOptions;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.datasets.DataSets;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.model.ModelCalibration;
import org.toposeg.model.ModelRegistry;
import org.toposeg.plan.PlanFile;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.quality.OutOfDistributionDetector;
import org.toposeg.table.Table;
import org.toposeg.table.TableReader;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.calibrate.CalibrationRun;
import org.toposeg.workflow.calibrate.CalibrationSplit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg calibrate}. */
@Command(
        name = "calibrate",
        description =
                "Correct a model's probabilities on cases it was not trained on, measure the rest, and store both with"
                        + " the model.",
        mixinStandardHelpOptions = true)
public final class CalibrateCommand implements CliCommand {

    @Parameters(index = "0", paramLabel = "BUNDLE", description = "A model's folder or registered name.")
    private String model;

    @Parameters(index = "1", paramLabel = "DATASET", description = "Labelled cases (see docs/reference/plan.md).")
    private Path dataset;

    @Option(
            names = "--method",
            defaultValue = "temperature",
            description = "temperature, vector, local or none (${DEFAULT-VALUE}).")
    private CalibrationMethod method;

    @Option(
            names = "--alpha",
            defaultValue = "0.1",
            description = "Accepted expected fraction of missed voxels, and of volumes outside their interval"
                    + " (${DEFAULT-VALUE}).")
    private double alpha;

    @Option(names = "--bins", defaultValue = "15", description = "Of the reliability diagram (${DEFAULT-VALUE}).")
    private int bins;

    @Option(names = "--band", paramLabel = "MM", description = "Half width of the boundary band (1.5 voxels).")
    private Double band;

    @Option(names = "--all-cases", description = "Use all cases, though the model may have been trained on them.")
    private boolean allCases;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "Table with 'case' and 'weight' for guarantees under shift or drift; a new case has weight 1.")
    private Path weights;

    @Option(names = "--seed", defaultValue = "1", description = "Deals cases to fit and measure (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private InferenceOptions inference;

    @Option(names = "--dry-run", description = "Measure only; leave the model as it is.")
    private boolean dryRun;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (!(alpha > 0 && alpha < 1) || bins < 2 || band != null && !(band > 0)) {
            throw new InvalidRequestException(
                    "--alpha must lie between 0 and 1, --bins be 2 or more and --band above 0.");
        }
        Bundle bundle = ModelRegistry.standard().find(model);
        CaseSource source = DataSets.open(dataset);
        List<String> notes = new ArrayList<>();
        List<String> ids = allCases ? source.cases() : CalibrationSplit.heldOut(bundle, source, notes);
        if (allCases) {
            notes.add("All cases are used, as asked. If training saw any of them, every number is too good.");
        }
        CalibrationReport report = run(bundle, source, CalibrationSplit.of(ids, method, seed), notes);
        output.print(report, () -> CalibrateText.of(report, dryRun ? null : bundle.folder()));
        return DONE;
    }

    private CalibrationReport run(Bundle bundle, CaseSource source, CalibrationSplit split, List<String> notes) {
        CalibrationRun.Settings settings =
                new CalibrationRun.Settings(method, alpha, bins, band, weights == null ? Map.of() : weights(weights));
        try (LoadedModel loaded = inference.load(bundle);
                ProgressBar bar = new ProgressBar("calibrating")) {
            CalibrationRun run = new CalibrationRun(bundle, source, loaded.pipeline(), settings, bar::update);
            CalibrationReport report = run.run(split, notes);
            if (!dryRun) {
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
