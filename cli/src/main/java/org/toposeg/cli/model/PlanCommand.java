package org.toposeg.cli.model;

import java.nio.file.Path;
import java.util.Iterator;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.datasets.DataSets;
import org.toposeg.network.Architectures;
import org.toposeg.network.graph.Norm;
import org.toposeg.plan.Budget;
import org.toposeg.plan.Configuration;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.plan.rule.Planner;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg plan}. */
@Command(
        name = "plan",
        description = "Look at a data set and choose preprocessing, patch, network and training, each with its reason.",
        mixinStandardHelpOptions = true)
public final class PlanCommand implements CliCommand {

    /** How much a training step may cost. */
    enum Scale {
        CPU,
        GPU
    }

    /** What {@code --architecture} takes. */
    static final class ArchitectureNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Architectures.names().iterator();
        }
    }

    @Parameters(
            paramLabel = "DATASET",
            description =
                    "Folder of a data set (nnU-Net v2 or Decathlon layout, pairs of image and mask, DICOM with SEG), or"
                            + " its description.")
    private Path dataset;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "plan.json",
            description = "The plan's file (${DEFAULT-VALUE}).")
    private Path target;

    @Option(names = "--fold", defaultValue = "0", description = "The held-out part, 0-based; it is not looked at.")
    private int fold;

    @Option(names = "--folds", defaultValue = "5", description = "Number of parts (${DEFAULT-VALUE}).")
    private int folds;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of weights, patches and augmentation.")
    private long seed;

    @Option(names = "--scale", defaultValue = "CPU", description = "Size of network and training: cpu or gpu.")
    private Scale scale;

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            defaultValue = Planner.DEFAULT,
            completionCandidates = ArchitectureNames.class,
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private String architecture;

    @Option(
            names = "--norm",
            paramLabel = "NAME",
            defaultValue = "instance",
            description = "instance, group, group:N (N groups of channels at most) or batch (${DEFAULT-VALUE}).")
    private String norm;

    @Option(
            names = "--dropout",
            paramLabel = "P",
            defaultValue = "0",
            description = "Probability of dropping a channel in training, from 0 to below 1 (${DEFAULT-VALUE}).")
    private double dropout;

    @Option(
            names = "--configuration",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "auto, 2d (slices), 3d, 2.5d (planes) or cascade (coarse first) (${DEFAULT-VALUE}).")
    private String configuration;

    @Option(names = "--explain", description = "Print the fingerprint too.")
    private boolean explain;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (folds < 2 || fold < 0 || fold >= folds) {
            throw new InvalidRequestException("--fold must be 0 to " + (folds - 1) + " and --folds at least 2, got "
                    + fold + " and " + folds + ".");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new InvalidRequestException("--dropout must be from 0 to below 1, got " + dropout + ".");
        }
        Configuration wanted = wanted();
        CaseSource source = DataSets.open(dataset);
        Budget budget = scale == Scale.CPU ? Budget.cpu() : Budget.gpu();
        try (ProgressBar bar = new ProgressBar("measuring " + source.cases().size() + " cases")) {
            Planner.Options options =
                    new Planner.Options(fold, folds, seed, budget, architecture, Norm.parse(norm), dropout, wanted);
            Plan plan = Planner.plan(source, options, done -> bar.update(done, ""))
                    .withSource(dataset.toAbsolutePath().normalize().toString());
            PlanFile.write(target, plan);
            output.print(plan, () -> new PlanText(target, fold, explain).of(plan));
        }
        return DONE;
    }

    private Configuration wanted() {
        try {
            return Configuration.named(configuration);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }
}
