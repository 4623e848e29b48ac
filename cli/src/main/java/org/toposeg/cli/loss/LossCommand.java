package org.toposeg.cli.loss;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.loss.LossBatchFiles;
import org.toposeg.workflow.loss.LossChoice;
import org.toposeg.workflow.loss.LossEntry;
import org.toposeg.workflow.loss.LossMarkdown;
import org.toposeg.workflow.loss.LossRun;
import org.toposeg.workflow.loss.LossValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg loss NAME}. */
@Command(
        name = "loss",
        description = "Value and gradient of a loss on arrays; 'toposeg loss list' shows them all.",
        mixinStandardHelpOptions = true)
public final class LossCommand implements CliCommand {

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "A loss, or an expression such as \"dice + 0.5*ce\".")
    private String name;

    @Option(
            names = "--prediction",
            paramLabel = "P.npy",
            description = "Array of shape N,C,H,W or N,C,D,H,W; H,W and D,H,W are one sample of one channel.")
    private Path prediction;

    @Option(
            names = "--target",
            paramLabel = "T.npy",
            description = "Array of the prediction's shape in [0,1], or class indices of shape N,1,... or N,...")
    private Path target;

    @Option(
            names = "--option",
            paramLabel = "K=V",
            description = "An option of the loss, e.g. gamma=2; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(names = "--gradient", paramLabel = "G.npy", description = "Write d value / d prediction there.")
    private Path gradient;

    @Option(
            names = "--space",
            description = "What the prediction is, logits or probabilities (probabilities if every value is in [0,1]).")
    private Space space;

    @Option(
            names = "--ignore",
            paramLabel = "M.npy",
            description = "Array N,... that is not 0 where a voxel does not count.")
    private Path ignore;

    @Option(names = "--ignore-label", paramLabel = "L", description = "Class index of voxels that do not count.")
    private Float ignoreLabel;

    @Option(names = "--weights", paramLabel = "W.npy", description = "A factor for each of the N samples.")
    private Path weights;

    @Option(names = "--groups", paramLabel = "G.npy", description = "The group of each of the N samples, for febs.")
    private Path groups;

    @Option(names = "--epoch", description = "The epoch for which schedules of an expression are evaluated.")
    private Double epoch;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (name == null || prediction == null || target == null) {
            throw new InvalidRequestException("give NAME --prediction P.npy --target T.npy, or 'toposeg loss list'.");
        }
        LossRun run = new LossRun(
                new LossChoice(name, options, epoch),
                new LossRun.Files(prediction, target, gradient),
                space,
                new LossBatchFiles(ignoreLabel, ignore, weights, groups));
        LossValue value = run.run();
        output.print(value.document(), value::text);
        return DONE;
    }

    @Command(name = "list", description = "Every loss with its options.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Output listOutput,
            @Option(
                            names = "--update",
                            paramLabel = "FILE.md",
                            description = "Write the list between the marks in a Markdown file instead.")
                    Path file) {
        List<LossEntry> entries = LossEntry.all();
        if (file != null) {
            LossMarkdown.update(file, entries);
        }
        listOutput.print(
                Map.of("losses", entries),
                () -> file == null
                        ? entries.stream().map(LossEntry::text).collect(Collectors.joining("\n\n"))
                        : "Updated " + file);
        return DONE;
    }
}
