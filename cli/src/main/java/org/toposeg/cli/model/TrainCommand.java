package org.toposeg.cli.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.StopSignal;
import org.toposeg.workflow.train.TrainRequest;
import org.toposeg.workflow.train.TrainRun;
import org.toposeg.workflow.train.TrainedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg train}. */
@Command(
        name = "train",
        description = "Train a network by a plan. Ctrl-C leaves a usable bundle; --resume goes on exactly there.",
        mixinStandardHelpOptions = true)
public final class TrainCommand implements CliCommand {

    @Parameters(paramLabel = "PLAN", description = "A plan.json made by 'toposeg plan'.")
    private Path planFile;

    @Option(names = "--fold", description = "The held-out part, 0-based, or 'all' (the plan's).")
    private String fold;

    @Option(names = "--seeds", defaultValue = "1", description = "Runs of each fold with consecutive seeds.")
    private int seeds;

    @Option(names = "--seed", description = "First seed (the plan's).")
    private Long seed;

    @Mixin
    private RecipeOptions recipe;

    @Mixin
    private MachineOptions machine;

    @Option(names = "--data", description = "The data set's folder, if it is no longer where the plan says.")
    private Path data;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description =
                    "Keep the prepared cases here, for further runs; without, they lie in --output and are removed"
                            + " when all runs are finished.")
    private Path cache;

    @Mixin
    private GroupOptions groups;

    @Option(
            names = "--from",
            paramLabel = "BUNDLE",
            description = "Start from the weights of this model (folder or name) with the plan's network; outputs are"
                    + " made anew where the labels differ.")
    private String from;

    @Option(names = "--resume", description = "Go on from the last checkpoint in --output.")
    private boolean resume;

    @Option(
            names = {"-o", "--output"},
            description = "Folder of the run (runs/NAME).")
    private Path target;

    @Option(
            names = "--card",
            paramLabel = "FIELD=TEXT",
            description = "What the model's card says: name, version, description, intendedUse, limitations, licence,"
                    + " data, dataLicence.")
    private Map<String, String> card = new LinkedHashMap<>();

    @Mixin
    private Output output;

    @Override
    public Integer call() throws InterruptedException {
        List<TrainedRun> runs = new TrainRun(request())
                .run(
                        TrainingProgress::new,
                        stop -> new StopSignal("Stopping after this step and writing the bundle", stop));
        output.print(
                Map.of("runs", runs),
                () -> runs.stream().map(TrainedRun::text).collect(Collectors.joining(System.lineSeparator())));
        return DONE;
    }

    private TrainRequest request() {
        return new TrainRequest(
                planFile,
                new TrainRequest.Places(data, target, cache, resume),
                new TrainRequest.Repetitions(fold, seeds, seed),
                recipe.recipe(),
                machine.machine(),
                groups.groups(),
                from,
                card);
    }
}
