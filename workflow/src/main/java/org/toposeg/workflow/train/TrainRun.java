package org.toposeg.workflow.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.datasets.Subjects;
import org.toposeg.file.Sha256;
import org.toposeg.loss.Loss;
import org.toposeg.model.Bundle;
import org.toposeg.model.BundleWriter;
import org.toposeg.model.ModelRegistry;
import org.toposeg.network.onnx.OnnxFile;
import org.toposeg.plan.Plan;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.plan.rule.Planner;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.data.PreparedCases;
import org.toposeg.train.data.SubjectGrouping;
import org.toposeg.train.loop.CascadeTrainer;
import org.toposeg.train.loop.Pretrained;
import org.toposeg.train.loop.Trainer;
import org.toposeg.train.loop.TrainingOptions;
import org.toposeg.train.loop.TrainingResult;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.StopRequest;

/** Trains a plan for each fold and seed that is asked for; every run leaves a model. */
public final class TrainRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainRun.class);

    private final TrainRequest request;

    public TrainRun(TrainRequest request) {
        this.request = request;
    }

    /**
     * @param listeners hear of each run
     * @param stops ends the run under way after its step, with a model of what it has learnt, and begins no other
     * @throws InvalidRequestException if the request does not fit the plan, the data set or a run that is to go on
     */
    public List<TrainedRun> run(TrainListener.Factory listeners, StopRequest.Listener stops)
            throws InterruptedException {
        TrainSubject subject = TrainSubject.of(request);
        CardText.requireKnown(request.card());
        TrainingEngine engine = Engines.training(request.machine().engine());
        LOG.info(
                "training with the engine {} on {} in {}",
                engine.name(),
                request.machine().device(),
                request.machine().precision());
        request.recipe().over(subject.plan());
        List<Integer> folds = subject.folds(request.repetitions().fold());
        Path output = request.places().output();
        Path root = output == null
                ? Path.of("runs", CardText.shortName(subject.plan().name()))
                : output;
        TrainingLock lock = TrainingLock.of(root);
        try (lock;
                StopRequest stop = stops.listen(() -> {})) {
            List<TrainedRun> runs = new ArrayList<>();
            for (int f : folds) {
                for (int s = 0; s < request.repetitions().seeds() && !stop.isAsked(); s++) {
                    Path folder = request.folder(root, folds.size() > 1, f, s);
                    runs.add(new One(subject, engine, f, s).run(folder, prepared(root), listeners, stop));
                }
            }
            removePrepared(root, runs);
            return runs;
        }
    }

    private Path prepared(Path root) {
        Path cache = request.places().cache();
        return cache == null ? root.resolve(TrainingOptions.PREPARED) : cache;
    }

    /** Those of runs that are to go on are of use again. */
    private void removePrepared(Path root, List<TrainedRun> runs) {
        if (request.places().cache() == null && runs.stream().allMatch(TrainedRun::isFinished)) {
            PreparedCases.removeFrom(prepared(root));
        }
    }

    /** One fold and seed. */
    private final class One {

        private final TrainSubject subject;
        private final TrainingEngine engine;
        private final int fold;
        private final int number;

        private One(TrainSubject subject, TrainingEngine engine, int fold, int number) {
            this.subject = subject;
            this.engine = engine;
            this.fold = fold;
            this.number = number;
        }

        private TrainedRun run(Path output, Path prepared, TrainListener.Factory listeners, StopRequest stop)
                throws InterruptedException {
            RunFolder folder = new RunFolder(output, request.places().resume());
            Plan known = known(folder);
            SubjectGrouping grouping = request.groups()
                    .of(
                            request.recipe().loss(known),
                            subject.folder().resolve(Subjects.FILE),
                            subject.source().cases(),
                            folder.begun());
            Plan plan = request.recipe().over(known);
            String title = "fold " + plan.training().repetition().fold();
            try (TrainListener listener = listeners.begin(title, plan)) {
                Loss loss = TrainRecipe.objective(plan.training().loss());
                TrainingOptions options = TrainingOptions.of(subject.source(), loss, engine, folder.path())
                        .withEngineOptions(request.machine().options())
                        .resuming(folder.resume())
                        .withLimits(new TrainingOptions.Limits(
                                60 * request.machine().maxMinutes(), stop::isAsked))
                        .withListener(listener)
                        .withGrouping(grouping)
                        .withPrepared(prepared)
                        .withPretrained(pretrained(plan));
                CascadeTrainer.Result trained = train(plan, options);
                bundle(folder.bundle(), trained);
                return TrainedRun.of(plan.training(), trained, folder);
            }
        }

        private Plan known(RunFolder folder) {
            TrainRequest.Repetitions asked = request.repetitions();
            return folder.goesOn()
                    ? folder.ownPlan(
                            asked.fold() == null ? null : fold, asked.seed() == null ? null : asked.seed() + number)
                    : fitted();
        }

        /** A new run takes the given plan with this fold's statistics. */
        private Plan fitted() {
            Plan base = subject.plan();
            Plan fitted =
                    base.fingerprint().fold() == fold ? base : Planner.refit(base, subject.source(), fold, done -> {});
            TrainingSettings t = fitted.training();
            Long seed = request.repetitions().seed();
            long first = seed == null ? t.repetition().seed() : seed;
            return fitted.withTraining(t.withFoldAndSeed(fold, first + number));
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
            BundleWriter.write(target, trained.first(), last, CardText.statement(last, request.card()));
            return;
        }
        LOG.info("stopped before the cascade's second stage: the bundle is the coarse network alone");
        BundleWriter.write(target, last, CardText.statement(last, request.card()));
    }

    private Pretrained pretrained(Plan plan) {
        String from = request.from();
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
}
