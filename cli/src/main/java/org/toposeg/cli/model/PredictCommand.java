package org.toposeg.cli.model;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.InferenceOptions;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.cli.StopSignal;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelRegistry;
import org.toposeg.workflow.predict.PredictRequest;
import org.toposeg.workflow.predict.PredictResult;
import org.toposeg.workflow.predict.PredictRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg predict}. */
@Command(
        name = "predict",
        description = "Segment images with a trained model; each result lies on its image's own grid.",
        mixinStandardHelpOptions = true)
public final class PredictCommand implements CliCommand {

    private static final Logger LOG = LoggerFactory.getLogger(PredictCommand.class);

    @Parameters(index = "0", paramLabel = "BUNDLE", description = "A model's folder or registered name.")
    private String model;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IN",
            description = "NIfTI, TIFF, PNG, GIF or JPEG images, DICOM series, or folders of these; the channels of one"
                    + " case are named CASE_0000.nii.gz, CASE_0001.nii.gz, ...")
    private List<Path> inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description =
                    "A .nii.gz, .nii or .tif file, or for a DICOM series a .dcm file (DICOM SEG), for one case; else a"
                            + " folder that gets CASE.nii.gz.")
    private Path target;

    @Mixin
    private InferenceOptions inference;

    @Option(names = "--tta", description = "Average over mirrored inputs (along the axes the model allows).")
    private boolean tta;

    @Option(names = "--tile-overlap", paramLabel = "F", description = "Overlap of neighbouring windows, 0 to below 1.")
    private Double overlap;

    @Option(names = "--probabilities", description = "Also write a probability map for each label.")
    private boolean probabilities;

    @Option(
            names = "--guarantee",
            description = "For a calibrated model: also write CASE_sensitive_LABEL.nii.gz, which misses no more than"
                    + " was promised, and give the interval of each volume.")
    private boolean guarantee;

    @Option(
            names = "--skip-existing",
            description = "Leave out cases whose results are all there, as after a run that was stopped.")
    private boolean skipExisting;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        inference.requireKnown();
        Bundle bundle = ModelRegistry.standard().find(model);
        if (!bundle.missing().isEmpty()) {
            LOG.warn("The model card of {} does not say: {}", bundle.folder(), String.join(", ", bundle.missing()));
        }
        PredictRequest request = PredictRequest.builder(bundle, inputs, target)
                .tileOverlap(overlap)
                .tta(tta)
                .probabilities(probabilities)
                .guarantee(guarantee)
                .skipExisting(skipExisting)
                .build();
        return report(request, run(request));
    }

    private PredictResult run(PredictRequest request) {
        try (ProgressBar bar = new ProgressBar("segmenting")) {
            return new PredictRun(request)
                    .run(
                            inference::load,
                            bar,
                            stop -> new StopSignal("Stopping; the results of finished cases stand", stop));
        }
    }

    private int report(PredictRequest request, PredictResult result) {
        if (output.isJson() || !result.done().isEmpty()) {
            PredictText text = new PredictText(request, result);
            output.print(text.document(), text::text);
        }
        result.warnings().forEach(text -> System.err.println("toposeg: warning: " + text));
        result.failed()
                .forEach(c -> System.err.println("toposeg: " + c.subject().name() + ": " + c.reason()));
        if (!result.skipped().isEmpty()) {
            System.err.println("toposeg: cases skipped, because their results are there already (--skip-existing): "
                    + result.skipped().size() + ".");
        }
        if (result.missing() > 0) {
            System.err.println(
                    "toposeg: stopped before the end; the same command with --skip-existing goes on with what"
                            + " is left, cases: " + result.missing() + ".");
        }
        return result.isComplete() ? DONE : FAILED;
    }
}
