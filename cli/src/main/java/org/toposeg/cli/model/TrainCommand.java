package org.toposeg.cli.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.StopSignal;
import org.toposeg.datasets.DataSets;
import org.toposeg.datasets.Subjects;
import org.toposeg.file.Sha256;
import org.toposeg.loss.Loss;
import org.toposeg.model.Bundle;
import org.toposeg.model.BundleWriter;
import org.toposeg.model.ModelRegistry;
import org.toposeg.network.onnx.OnnxFile;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.plan.Planner;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.data.PreparedCases;
import org.toposeg.train.data.SubjectGrouping;
import org.toposeg.train.loop.CascadeTrainer;
import org.toposeg.train.loop.Pretrained;
import org.toposeg.train.loop.Trainer;
import org.toposeg.train.loop.TrainingOptions;
import org.toposeg.train.loop.TrainingResult;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.train.CardText;
import org.toposeg.workflow.train.Engines;
import org.toposeg.workflow.train.RunFolder;
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

    private static final Logger LOG = LoggerFactory.getLogger(TrainCommand.class);

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

    @Option(names = "--max-minutes", defaultValue = "0", description = "Stop after this time, 0 for no limit.")
    private double maxMinutes;

    @Option(names = "--engine", description = "nd4j or libtorch (the fastest present).")
    private String engineName;

    @Option(
            names = "--device",
            defaultValue = "cpu",
            description = "cpu, cuda, cuda:N, or several by commas, which share each batch (${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--precision", defaultValue = "FP32", description = "fp32, bf16 or fp16 (${DEFAULT-VALUE}).")
    private EngineOptions.Precision precision;

    @Option(
            names = "--memory-limit",
            paramLabel = "GIB",
            defaultValue = "0",
            description = "Refuse a plan whose step needs more on a device; 0 for no limit.")
    private double memoryLimit;

    @Option(
            names = "--fast",
            description = "Allow algorithms whose results differ in the last bits from run to run (GPU).")
    private boolean fast;

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
        Plan plan = PlanFile.read(planFile);
        CaseSource source = DataSets.open(dataFolder(plan));
        requireFitting(plan, source);
        CardText.requireKnown(card);
        TrainingEngine engine = Engines.training(engineName);
        LOG.info("training with the engine {} on {} in {}", engine.name(), device, precision);
        recipe.over(plan);
        List<Integer> folds = folds(plan);
        Path root = target == null ? Path.of("runs", CardText.shortName(plan.name())) : target;
        List<TrainedRun> runs = new ArrayList<>();
        try (StopSignal stop = new StopSignal("Stopping after this step and writing the bundle", () -> {})) {
            for (int f : folds) {
                for (int s = 0; s < seeds && !stop.isAsked(); s++) {
                    runs.add(one(plan, source, engine, f, s, root, stop));
                }
            }
            removePrepared(root, runs);
            output.print(
                    Map.of("runs", runs),
                    () -> runs.stream().map(TrainedRun::text).collect(Collectors.joining(System.lineSeparator())));
        }
        return DONE;
    }

    /** A plan's labels and channels are what its network was made for. */
    private void requireFitting(Plan plan, CaseSource source) {
        Map<Integer, String> planned = new TreeMap<>();
        plan.labels().forEach(label -> planned.put(label.value(), label.name()));
        Map<Integer, String> found = new TreeMap<>(source.labels());
        if (!planned.equals(found)
                || plan.channels().size() != source.channels().size()) {
            throw new InvalidRequestException("the data set " + source.name() + " has the labels " + found + " and "
                    + source.channels().size() + " channels, " + planFile + " was made for " + planned + " and "
                    + plan.channels().size() + "; make a new plan with 'toposeg plan'.");
        }
    }

    private Path dataFolder(Plan plan) {
        if (data == null && plan.source() == null) {
            throw new InvalidRequestException(planFile + " does not name a data set; add --data DATASET.");
        }
        return data == null ? Path.of(plan.source()) : data;
    }

    private List<Integer> folds(Plan plan) {
        if (fold == null) {
            return List.of(plan.training().repetition().fold());
        }
        int count = plan.training().repetition().folds();
        if (fold.equals("all")) {
            return IntStream.range(0, count).boxed().toList();
        }
        if (!fold.matches("\\d{1,4}") || Integer.parseInt(fold) >= count) {
            throw new InvalidRequestException("--fold must be 0 to " + (count - 1) + " or all, got " + fold);
        }
        return List.of(Integer.parseInt(fold));
    }

    private Path prepared(Path root) {
        return cache == null ? root.resolve(TrainingOptions.PREPARED) : cache;
    }

    /** Those of runs that are to go on are of use again. */
    private void removePrepared(Path root, List<TrainedRun> runs) {
        if (cache == null && runs.stream().allMatch(TrainedRun::isFinished)) {
            PreparedCases.removeFrom(prepared(root));
        }
    }

    private Path folder(Path root, List<Integer> folds, int f, int s) {
        String name =
                (folds.size() > 1 ? "fold-" + f : "") + (seeds > 1 ? (folds.size() > 1 ? "-" : "") + "seed-" + s : "");
        return name.isEmpty() ? root : root.resolve(name);
    }

    private TrainedRun one(
            Plan base, CaseSource source, TrainingEngine engine, int f, int s, Path root, StopSignal stop)
            throws InterruptedException {
        RunFolder folder = new RunFolder(folder(root, folds(base), f, s), resume);
        Plan known = folder.goesOn()
                ? folder.ownPlan(fold == null ? null : f, seed == null ? null : seed + s)
                : fitted(base, source, f, s);
        SubjectGrouping grouping =
                groups.of(recipe.loss(known), dataFolder(base).resolve(Subjects.FILE), source.cases(), folder.begun());
        Plan plan = recipe.over(known);
        try (TrainingProgress progress =
                new TrainingProgress("fold " + plan.training().repetition().fold(), plan)) {
            Loss loss = RecipeOptions.objective(plan.training().loss());
            TrainingOptions options = TrainingOptions.of(source, loss, engine, folder.path())
                    .withEngineOptions(engineOptions())
                    .resuming(resume)
                    .withLimits(new TrainingOptions.Limits(60 * maxMinutes, stop::isAsked))
                    .withListener(progress)
                    .withGrouping(grouping)
                    .withPrepared(prepared(root))
                    .withPretrained(pretrained(plan));
            CascadeTrainer.Result trained = train(plan, options);
            bundle(folder.bundle(), trained);
            return TrainedRun.of(plan.training(), trained, folder);
        }
    }

    private static CascadeTrainer.Result train(Plan plan, TrainingOptions options) throws InterruptedException {
        return plan.firstStage() == null
                ? CascadeTrainer.Result.of(new Trainer(plan, options).run())
                : new CascadeTrainer(plan, options).run();
    }

    /** A cascade that was stopped before its second stage leaves the first as a model. */
    private void bundle(Path target, CascadeTrainer.Result trained) {
        TrainingResult last = trained.last();
        if (trained.second() != null) {
            BundleWriter.write(target, trained.first(), last, CardText.statement(last, card));
            return;
        }
        LOG.info("stopped before the cascade's second stage: the bundle is the coarse network alone");
        BundleWriter.write(target, last, CardText.statement(last, card));
    }

    private Pretrained pretrained(Plan plan) {
        if (from == null) {
            return null;
        }
        if (plan.firstStage() != null) {
            throw new InvalidRequestException(
                    "--from does not go with the plan of a cascade, which has two networks; plan with"
                            + " --configuration 3d to start from a model.");
        }
        Bundle model = ModelRegistry.standard().find(from);
        OnnxFile network = OnnxFile.read(model.onnx());
        return new Pretrained(
                network.spec(), network.weights(), "model " + from + " (SHA-256 " + Sha256.of(model.onnx()) + ")");
    }

    private EngineOptions engineOptions() {
        if (!(memoryLimit >= 0)) {
            throw new InvalidRequestException("--memory-limit must be a number of GiB from 0, got " + memoryLimit);
        }
        return new EngineOptions(device, precision, !fast, (long) (memoryLimit * (1L << 30)));
    }

    /** A new run takes the given plan with this fold's statistics. */
    private Plan fitted(Plan base, CaseSource source, int f, int s) {
        Plan fitted = base.fingerprint().fold() == f ? base : Planner.refit(base, source, f, done -> {});
        TrainingSettings t = fitted.training();
        long first = seed == null ? t.repetition().seed() : seed;
        return fitted.withTraining(t.withFoldAndSeed(f, first + s));
    }
}
