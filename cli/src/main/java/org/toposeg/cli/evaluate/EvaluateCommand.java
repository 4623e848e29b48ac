package org.toposeg.cli.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.metric.MetricsPage;
import org.toposeg.metric.document.EvaluationTable;
import org.toposeg.plan.PlanFile;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.evaluate.EvaluateRequest;
import org.toposeg.workflow.evaluate.EvaluateRun;
import org.toposeg.workflow.evaluate.EvaluationResults;
import org.toposeg.workflow.evaluate.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code toposeg evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Compare a segmentation with a reference, or a folder of segmentations with a folder of references"
                        + " whose cases have the same file names.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements CliCommand {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Option(
            names = {"-p", "--prediction"},
            paramLabel = "P",
            description = "Label map (NIfTI, DICOM SEG, PNG, TIFF, GIF) or folder of them.")
    private Path prediction;

    @Option(
            names = {"-r", "--reference"},
            paramLabel = "R",
            description = "Label map or folder of them.")
    private Path reference;

    @Option(
            names = "--task-labels",
            paramLabel = "FILE",
            description = "Names of the labels: a dataset.json, a model's folder, or a CSV with the columns label,name."
                    + " Each of them is reported, whether it occurs or not.")
    private Path taskLabels;

    @Option(
            names = "--metrics",
            paramLabel = "KEY",
            split = ",",
            description = "Only these metrics; --list-metrics shows them.")
    private List<String> keys = List.of();

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "An option of the metrics, e.g. connectivity=face.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(names = "--tolerance", paramLabel = "MM", description = "Tolerance of the surface Dice (default: 1 mm).")
    private String tolerance;

    @Option(
            names = "--percentile",
            paramLabel = "Q",
            description = "Also the Hausdorff distance at this percentile, 0 to 100.")
    private String percentile;

    @Option(
            names = "--both-empty",
            paramLabel = "agree|undefined",
            description = "What two empty masks are (default: agree, as MetricsReloaded recommends).")
    private BothEmpty bothEmpty = BothEmpty.AGREE;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Also write a table with a row for each case and label, and for all labels as one.")
    private Path csv;

    @Option(
            names = "--images",
            paramLabel = "I",
            description = "The image, or a folder of images CASE.nii.gz or CASE_0000.nii.gz, named in the JSON for the"
                    + " report's pictures of errors.")
    private Path images;

    @Option(
            names = "--ignore-position",
            description = "Compare voxel by voxel though the files disagree on where the voxels lie.")
    private boolean ignorePosition;

    @Option(names = "--common-only", description = "Leave out cases that only one of the folders has.")
    private boolean commonOnly;

    @Option(names = "--list-metrics", description = "Print the definition of every metric and option, and stop.")
    private boolean listMetrics;

    private enum BothEmpty {
        AGREE,
        UNDEFINED
    }

    @Override
    public Integer call() {
        if (listMetrics) {
            output.say(MetricsPage.markdown().stripTrailing());
            return DONE;
        }
        if (prediction == null || reference == null) {
            throw new InvalidRequestException(
                    "give --prediction and --reference, two label maps or two folders of them.");
        }
        EvaluationResults results = evaluate();
        ResultJson json = new ResultJson(results);
        if (csv != null) {
            PlanFile.writeText(csv, EvaluationTable.csv(json.cases()));
        }
        results.warnings().forEach(warning -> spec.commandLine().getErr().println("toposeg: warning: " + warning));
        output.print(json.document(), () -> new ResultText(results).text());
        return DONE;
    }

    /** A single case shows no progress: it is done at once. */
    private EvaluationResults evaluate() {
        EvaluateRequest request = new EvaluateRequest(
                prediction,
                reference,
                taskLabels,
                images,
                new EvaluateRequest.Choice(keys, options, tolerance, percentile, bothEmpty == BothEmpty.AGREE),
                ignorePosition,
                commonOnly);
        try (ProgressBar bar = new ProgressBar("evaluating")) {
            return new EvaluateRun(request).run(bar);
        }
    }
}
