package org.toposeg.train.loop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.toposeg.infer.SegmentationPipeline;
import org.toposeg.network.WeightInitializer;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.Folds;
import org.toposeg.plan.Plan;
import org.toposeg.plan.PlanFile;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.train.TrainingException;
import org.toposeg.train.TrainingSession;
import org.toposeg.train.data.CascadeCases;
import org.toposeg.train.data.FirstStageResults;
import org.toposeg.train.record.RunManifest;

/**
 * Trains a cascade on one fold: the coarse network, then the one at full resolution, which is shown what the coarse one
 * found. As in nnU-Net every case is shown what a network found that was not trained on it: the held-out cases that of
 * the coarse network, the training cases that of further coarse networks, each trained on the other parts of them
 * ("inner folds"; nnU-Net uses its five folds, whose networks have seen this fold's held-out cases). Results are taken
 * without mirroring.
 *
 * <p>The coarse networks are ordinary runs in {@code stage-1} and {@code stage-1/inner-K}, their results lie in
 * {@code stage-1/results}. Every stage goes on exactly where it was interrupted.
 */
public final class CascadeTrainer {

    /** Folder of the coarse network within the run. */
    public static final String FIRST = "stage-1";

    private final Plan plan;
    private final TrainingOptions options;
    private final Path folder;
    private final FirstStageResults results;
    private double spent;

    /**
     * What training leaves.
     *
     * @param first the coarse network
     * @param first the coarse network; null of a plan of one network
     * @param second the one at full resolution; null if training was stopped before it
     * @param seconds of all stages together, those before an interruption included
     */
    public record Result(TrainingResult first, TrainingResult second, double seconds) {

        /** That of a plan of one network. */
        public static Result of(TrainingResult only) {
            return new Result(null, only, only.run().cost().seconds());
        }

        /** Finished only if the last stage is. */
        public String state() {
            return second == null ? TrainingResult.STOPPED : second.state();
        }

        /** The stage that training came to. */
        public TrainingResult last() {
            return second == null ? first : second;
        }
    }

    /** @param options of which a trained model to start from is not looked at */
    public CascadeTrainer(Plan plan, TrainingOptions options) {
        this.plan = plan;
        this.options = options;
        this.folder = options.folders().output().resolve(FIRST);
        this.results = new FirstStageResults(folder.resolve("results"));
    }

    /**
     * Trains to the end, a limit, or a request to stop.
     *
     * @throws TrainingException as {@link Trainer#run}
     */
    public Result run() throws InterruptedException {
        begin();
        CaseSource source = options.source();
        TrainingSettings settings = plan.training();
        Folds folds = new Folds(source.cases(), settings.repetition().folds());
        TrainingResult first = train("first stage", plan.coarse(), source, folder);
        if (isStopped(first)
                || !segmentTraining(folds.training(settings.repetition().fold()), first)
                || !segment(folds.heldOut(settings.repetition().fold()), first)) {
            return new Result(first, null, spent);
        }
        CaseSource shown = new CascadeCases(source, source.cases(), results);
        TrainingResult second =
                train("second stage", plan, shown, options.folders().output());
        return new Result(first, second, spent);
    }

    /** Leaves the whole plan for a run that goes on, and refuses now what would be refused after the first stage. */
    private void begin() {
        Trainer.requireFree(options);
        Trainer.requireFree(options.forStage(options.source(), folder, 0));
        Path own = options.folders().output().resolve(Trainer.PLAN);
        if (!options.folders().resume() || !Files.exists(own)) {
            PlanFile.write(own, plan);
        }
        Weights any = WeightInitializer.initialize(
                plan.network(), plan.training().repetition().seed());
        Trainer.open(plan, options, any).close();
    }

    private static boolean isStopped(TrainingResult result) {
        return !result.state().equals(TrainingResult.FINISHED);
    }

    private TrainingResult train(String name, Plan stage, CaseSource source, Path output) throws InterruptedException {
        options.listener().stage(name);
        double limit = options.limits().maxSeconds() > 0
                ? Math.max(Double.MIN_VALUE, options.limits().maxSeconds() - spent)
                : 0;
        TrainingResult result = new Trainer(stage, options.forStage(source, output, limit)).run();
        spent += result.run().cost().seconds();
        return result;
    }

    /** Whether all is done; false after a stop. */
    private boolean segmentTraining(List<String> training, TrainingResult first) throws InterruptedException {
        int count = training.size() < 2 ? 0 : Math.min(plan.firstStage().innerFolds(), training.size());
        if (count == 0) {
            return segment(training, first);
        }
        Folds inner = new Folds(training, count);
        CaseSource known = new CascadeCases(options.source(), training, null);
        for (int k = 0; k < count; k++) {
            Path output = folder.resolve("inner-" + k);
            if (inner.heldOut(k).stream().allMatch(results::has)) {
                spent += RunManifest.in(output).orElseThrow().cost().seconds();
                continue;
            }
            Plan coarse = plan.coarse();
            Plan part = coarse.withTraining(coarse.training().withFolds(count, k));
            TrainingResult result = train("inner fold " + k, part, known, output);
            if (isStopped(result) || !segment(inner.heldOut(k), result)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all is done; false after a stop. */
    private boolean segment(List<String> ids, TrainingResult trained) {
        List<String> missing = ids.stream().filter(id -> !results.has(id)).toList();
        if (missing.isEmpty()) {
            return true;
        }
        Plan coarse = trained.plan();
        try (TrainingSession session = Trainer.open(coarse, options, trained.weights())) {
            int batch = coarse.training().iterations().batch();
            SegmentationPipeline pipeline = new SegmentationPipeline(
                            coarse.preprocessing(),
                            coarse.window().withMirrorAxes(List.of()),
                            coarse.labelValues(),
                            new SessionPredictor(session, batch))
                    .inBatchesOf(batch);
            for (String id : missing) {
                if (options.limits().stop().getAsBoolean()) {
                    return false;
                }
                CaseSource.Case c = options.source().load(id);
                results.write(
                        id, pipeline.segment(c.channels(), false, done -> {}).labels());
            }
            return true;
        }
    }
}
