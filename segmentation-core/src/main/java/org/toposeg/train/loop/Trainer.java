package org.toposeg.train.loop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.toposeg.file.Sha256;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.preprocess.Classes;
import org.toposeg.train.TrainingException;
import org.toposeg.train.TrainingSession;
import org.toposeg.train.data.PreparedCases;
import org.toposeg.train.data.TrainingCases;
import org.toposeg.train.record.Checkpoint;
import org.toposeg.train.record.CheckpointFolder;
import org.toposeg.train.record.HeldOutTable;
import org.toposeg.train.record.MetricsLog;
import org.toposeg.train.record.ProgressFile;
import org.toposeg.train.record.RunManifest;
import org.toposeg.train.record.TensorBoardLog;
import org.toposeg.volume.InputException;

/**
 * Trains one network on one fold. Everything random depends on the plan's seed and the step's number alone, so that a
 * run resumed from a checkpoint gives the same weights, to the last bit, as one that was never interrupted (on one
 * engine and machine).
 */
public final class Trainer {

    static final String PLAN = "plan.json";

    private final Plan plan;
    private final TrainingSettings settings;
    private final TrainingOptions options;
    private final CheckpointFolder checkpoints;
    private final MetricsLog metrics;
    private final Path manifestFile;

    public Trainer(Plan plan, TrainingOptions options) {
        if (plan.labels().size() > Classes.MAX) {
            throw new TrainingException("a network has at most " + Classes.MAX + " labels, the plan names "
                    + plan.labels().size());
        }
        this.plan = plan;
        this.settings = plan.training();
        this.options = options;
        this.checkpoints = checkpoints(options);
        this.metrics = new MetricsLog(options.folders().output().resolve("metrics.jsonl"));
        this.manifestFile = options.folders().output().resolve(RunManifest.NAME);
    }

    private static CheckpointFolder checkpoints(TrainingOptions options) {
        return new CheckpointFolder(options.folders().output().resolve("checkpoints"));
    }

    /** @throws InputException if the run's folder already holds one with which it is not to go on */
    static void requireFree(TrainingOptions options) {
        if (!options.folders().resume() && !checkpoints(options).isEmpty()) {
            throw new InputException(options.folders().output()
                    + " already holds a training run; add --resume to go on with it or choose another --output.");
        }
    }

    /** SHA-256 of a plan's JSON. */
    public static String hash(Plan plan) {
        return Sha256.of(PlanFile.JSON.writeValueAsString(plan.withSource(null)));
    }

    /**
     * Trains to the end, a limit, or a request to stop; checkpoints are on disk after each epoch and after a stop.
     *
     * @throws TrainingException when the loss is no longer a number, or a checkpoint does not fit
     */
    public TrainingResult run() throws InterruptedException {
        Optional<Checkpoint> start = start();
        String from = startedFrom(start);
        Weights initial = initial();
        long done = start.map(Checkpoint::step).orElse(0L);
        try (ProgressFile beat = new ProgressFile(options.folders().output(), () -> done, settings.steps())) {
            return run(start, from, initial, beat);
        }
    }

    private TrainingResult run(Optional<Checkpoint> start, String from, Weights initial, ProgressFile beat)
            throws InterruptedException {
        Map<String, Map<String, String>> data = RunManifest.dataOf(options.source());
        PreparedCases prepared = new PreparedCases(options.folders().prepared(), plan, options.source(), data);
        TrainingCases cases = TrainingCases.load(plan, options.source().cases(), prepared, options.listener());
        PlanFile.write(options.folders().output().resolve(PLAN), plan);
        RunManifest manifest = RunManifest.start(plan, options, data, cases, from);
        PlanFile.write(manifestFile, manifest);
        metrics.keepUpTo(start.map(Checkpoint::step).orElse(0L));
        try (TrainingSession session = open(plan, options, initial)) {
            TensorBoardLog curves = new TensorBoardLog(
                    options.folders().output(), start.map(Checkpoint::step).orElse(0L), Clock.systemUTC());
            TrainingLoop loop = new TrainingLoop(plan, options, cases, session, checkpoints, metrics, curves, start);
            beat.follow(loop::step);
            return finish(loop, manifest);
        }
    }

    private Weights initial() {
        Weights fresh = WeightInitializer.initialize(
                plan.network(), settings.repetition().seed());
        return options.pretrained() == null ? fresh : options.pretrained().over(plan.network(), fresh);
    }

    /** Whose weights the run began with, null for fresh ones; a run goes on with the weights that it began with. */
    private String startedFrom(Optional<Checkpoint> start) {
        String given =
                options.pretrained() == null ? null : options.pretrained().source();
        Optional<RunManifest> begun =
                options.folders().resume() ? RunManifest.in(options.folders().output()) : Optional.empty();
        if (begun.isEmpty()) {
            return given;
        }
        String before = begun.get().origin().startedFrom();
        boolean isSame = given == null ? before == null || start.isPresent() : given.equals(before);
        if (!isSame) {
            throw new TrainingException("the run in " + options.folders().output() + " began with "
                    + (before == null ? "fresh weights" : before) + "; go on with the same --from.");
        }
        return before;
    }

    private Optional<Checkpoint> start() {
        requireFree(options);
        if (!options.folders().resume()) {
            return Optional.empty();
        }
        Optional<Checkpoint> latest = checkpoints.latest();
        if (latest.isPresent() && !latest.get().planHash().equals(hash(plan))) {
            throw new TrainingException(
                    "the checkpoints in " + options.folders().output()
                            + " belong to another plan, seed or fold; use the plan.json beside them or another"
                            + " --output.");
        }
        return latest;
    }

    static TrainingSession open(Plan plan, TrainingOptions options, Weights initial) {
        TrainingSettings settings = plan.training();
        int[] patch = plan.window().patchArray();
        int[] axes = plan.network().dimensions() == 3 ? patch : new int[] {patch[1], patch[2]};
        return options.computing()
                .engine()
                .open(
                        plan.network(),
                        initial,
                        settings.optimizer(),
                        settings.iterations().batch(),
                        axes,
                        options.computing().options());
    }

    private TrainingResult finish(TrainingLoop loop, RunManifest manifest) throws InterruptedException {
        try {
            String state = loop.run();
            Validation.Result last = loop.finalWeights();
            RunManifest done = manifest.with(state, loop.seconds(), loop.waited(), loop.step(), last.dice());
            HeldOutTable.write(options.folders().output(), settings.repetition().seed(), last.byCase());
            PlanFile.write(manifestFile, done);
            return new TrainingResult(state, plan, loop.average(), last.dice(), loop.examplePatch(), done);
        } catch (RuntimeException | InterruptedException | Error e) {
            fail(loop, manifest, e);
            throw e;
        }
    }

    /** A full disk may keep even this from being written; what ended the training is what is thrown. */
    private void fail(TrainingLoop loop, RunManifest manifest, Throwable cause) {
        try {
            PlanFile.write(manifestFile, manifest.with("failed", loop.seconds(), loop.waited(), loop.step(), null));
        } catch (InputException e) {
            cause.addSuppressed(e);
        }
    }
}
