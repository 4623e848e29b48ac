package org.toposeg.cli.calibrate;

import java.nio.file.Path;
import org.toposeg.calibrate.CalibrationMethod;
import org.toposeg.calibrate.CalibrationReport;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.InferenceOptions;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelRegistry;
import org.toposeg.workflow.calibrate.CalibrateRequest;
import org.toposeg.workflow.calibrate.CalibrateRun;
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
        CalibrateRequest.Measure measure = new CalibrateRequest.Measure(method, alpha, bins, band);
        Bundle bundle = ModelRegistry.standard().find(model);
        CalibrateRequest request = new CalibrateRequest(bundle, dataset, measure, weights, seed, allCases, dryRun);
        CalibrationReport report = run(new CalibrateRun(request));
        output.print(report, () -> CalibrateText.of(report, dryRun ? null : bundle.folder()));
        return DONE;
    }

    private CalibrationReport run(CalibrateRun run) {
        try (ProgressBar bar = new ProgressBar("calibrating")) {
            return run.run(inference::load, bar);
        }
    }
}
