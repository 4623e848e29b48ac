package org.toposeg.train.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.toposeg.loss.Loss;
import org.toposeg.network.graph.ForwardMode;
import org.toposeg.network.graph.Weights;
import org.toposeg.plan.Augmentation;
import org.toposeg.plan.Plan;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.train.MicroBatch;
import org.toposeg.train.TrainingBatch;
import org.toposeg.train.TrainingException;
import org.toposeg.train.TrainingSession;
import org.toposeg.train.augmentation.SpatialAugmentation;
import org.toposeg.train.data.BatchPrefetcher;
import org.toposeg.train.data.Patch;
import org.toposeg.train.data.PatchSampler;
import org.toposeg.train.data.PreparedCase;
import org.toposeg.train.data.TrainingCases;
import org.toposeg.train.optim.MovingAverage;
import org.toposeg.train.record.Checkpoint;
import org.toposeg.train.record.CheckpointFolder;
import org.toposeg.train.record.EpochRecord;
import org.toposeg.train.record.ExampleFolder;
import org.toposeg.train.record.MetricsLog;
import org.toposeg.train.record.TensorBoardLog;

/** The steps of a run from a checkpoint (or the beginning) on. */
final class TrainingLoop {

    /** Beyond those of the step under way. */
    private static final int BATCHES_AHEAD = 3;

    private final Plan plan;
    private final TrainingSettings settings;
    private final TrainingOptions options;
    private final TrainingCases cases;
    private final TrainingSession session;
    private final CheckpointFolder checkpoints;
    private final MetricsLog metrics;
    private final TensorBoardLog curves;
    private final ExampleFolder examples;
    private final PatchSampler sampler;
    private final String planHash;
    private MovingAverage average;
    private volatile long step;
    private double lossSum;
    private double secondsBefore;
    private double bestDice = Double.NaN;
    private int sinceBest;
    private double waited;
    private double waitedBefore;
    private final long started = System.nanoTime();

    TrainingLoop(
            Plan plan,
            TrainingOptions options,
            TrainingCases cases,
            TrainingSession session,
            CheckpointFolder checkpoints,
            MetricsLog metrics,
            TensorBoardLog curves,
            Optional<Checkpoint> start) {
        this.plan = plan;
        this.settings = plan.training();
        this.options = options;
        this.cases = cases;
        this.session = session;
        this.checkpoints = checkpoints;
        this.metrics = metrics;
        this.curves = curves;
        this.sampler =
                new PatchSampler(cases.training(), plan, options.grouping().groups());
        this.planHash = Trainer.hash(plan);
        this.average = new MovingAverage(settings.selection().emaDecay(), session.weights(), 0);
        start.ifPresent(this::restore);
        this.examples = new ExampleFolder(options.folders().output().resolve("examples"), cases.heldOut(), plan);
        examples.keepUpTo((int) (step / settings.iterations().perEpoch()));
    }

    private void restore(Checkpoint c) {
        session.restore(c.weights(), c.optimizer());
        average = new MovingAverage(settings.selection().emaDecay(), c.average(), c.step());
        Checkpoint.Progress progress = c.progress();
        step = progress.step();
        lossSum = progress.lossSum();
        secondsBefore = progress.seconds();
        waited = progress.waited();
        waitedBefore = waited;
        bestDice = progress.bestDice();
        sinceBest = progress.sinceBest();
    }

    long step() {
        return step;
    }

    double seconds() {
        return secondsBefore + (System.nanoTime() - started) / 1e9;
    }

    /** Seconds of these in which the network waited for batches. */
    double waited() {
        return waited;
    }

    Weights average() {
        return average.weights();
    }

    /** Steps until the end, a limit, a stop or no more progress; says which: finished or stopped. */
    String run() throws InterruptedException {
        int passes = settings.passes();
        try (BatchPrefetcher queue = new BatchPrefetcher(sampler::batch, step * passes, 1, passes + BATCHES_AHEAD)) {
            while (step < settings.steps() && !isWithoutProgress()) {
                one(queue);
                if (step % settings.iterations().perEpoch() == 0) {
                    endEpoch();
                }
                if (isTimeToStop()) {
                    checkpoints.save(checkpoint());
                    return TrainingResult.STOPPED;
                }
            }
            return TrainingResult.FINISHED;
        }
    }

    /** Whether early stopping ends the run, also one that is resumed after its end. */
    private boolean isWithoutProgress() {
        return settings.selection().patience() > 0
                && sinceBest >= settings.selection().patience();
    }

    private boolean isTimeToStop() {
        boolean late = options.limits().maxSeconds() > 0
                && seconds() > options.limits().maxSeconds();
        return (late || options.limits().stop().getAsBoolean()) && step < settings.steps() && !isWithoutProgress();
    }

    private void one(BatchPrefetcher queue) throws InterruptedException {
        double rate = settings.schedule().at(step, settings.steps());
        double loss = session.step(batches(queue), rate);
        if (!Double.isFinite(loss)) {
            throw new TrainingException("the loss was " + loss + " at step " + (step + 1)
                    + "; lower the learning rate in the plan (now "
                    + settings.schedule().learningRate()
                    + ") or look for broken images, then go on from the last checkpoint with --resume.");
        }
        step++;
        lossSum += loss;
        average.update(session.weights());
        options.listener().step(step, settings.steps(), loss);
    }

    private List<MicroBatch> batches(BatchPrefetcher queue) throws InterruptedException {
        Loss inForce = options.loss().at((double) step / settings.iterations().perEpoch());
        List<MicroBatch> batches = new ArrayList<>();
        for (int pass = 0; pass < settings.passes(); pass++) {
            double before = queue.waited();
            TrainingBatch batch = queue.take();
            waited += queue.waited() - before;
            batches.add(new MicroBatch(
                    batch.images(),
                    new BatchObjective(inForce, plan.network(), batch),
                    ForwardMode.seed(settings.repetition().seed(), step * settings.passes() + pass)));
        }
        return batches;
    }

    private void endEpoch() {
        int epoch = (int) (step / settings.iterations().perEpoch());
        boolean validate = !cases.heldOut().isEmpty()
                && (epoch % Math.max(1, settings.iterations().validateEvery()) == 0 || step >= settings.steps());
        Validation.Result result = validate ? validate((c, p) -> examples.offer(epoch, c, p)) : null;
        if (result != null) {
            judge(result);
        }
        EpochRecord record = new EpochRecord(
                epoch,
                step,
                lossSum / settings.iterations().perEpoch(),
                settings.schedule().at(step - 1, settings.steps()),
                seconds(),
                waited - waitedBefore,
                result == null ? null : result.dice(),
                result == null ? null : result.meanDice());
        waitedBefore = waited;
        lossSum = 0;
        metrics.append(record);
        curves.append(record);
        checkpoints.save(checkpoint());
        options.listener().epoch(record);
    }

    private void judge(Validation.Result result) {
        if (Double.isNaN(bestDice) || result.meanDice() > bestDice) {
            bestDice = result.meanDice();
            sinceBest = 0;
            if (settings.selection().patience() > 0) {
                checkpoints.saveBest(checkpoint());
            }
        } else {
            sinceBest++;
        }
    }

    private Checkpoint checkpoint() {
        Checkpoint.Progress progress = Checkpoint.Progress.START
                .atStep(step, lossSum)
                .withSeconds(seconds(), waited)
                .withBest(bestDice, sinceBest);
        return new Checkpoint(planHash, progress, session.weights(), session.optimizerState(), average.weights());
    }

    private Validation.Result validate(Validation.Watcher watcher) {
        Weights current = session.weights();
        Weights optimizer = session.optimizerState();
        session.restore(average.weights(), optimizer);
        try {
            return Validation.of(
                    cases.heldOut(),
                    plan,
                    new SessionPredictor(session, settings.iterations().batch()),
                    settings.iterations().batch(),
                    watcher);
        } finally {
            session.restore(current, optimizer);
        }
    }

    /** Puts the weights for use in place (the best ones with early stopping) and validates them. */
    Validation.Result finalWeights() {
        if (settings.selection().patience() > 0) {
            checkpoints
                    .best()
                    .ifPresent(best ->
                            average = new MovingAverage(settings.selection().emaDecay(), best.average(), 0));
        }
        return validate((c, p) -> {});
    }

    /** C×patch from the middle of a held-out (or else training) case. */
    float[] examplePatch() {
        PreparedCase source = (cases.heldOut().isEmpty() ? cases.training() : cases.heldOut()).getFirst();
        int[] patch = plan.window().patchArray();
        SpatialAugmentation cutter = new SpatialAugmentation(Augmentation.none(), patch, new double[] {1, 1, 1});
        double[] middle = {
            Math.floor(source.size().z() / 2.0) - (1 - patch[0] % 2) / 2.0,
            Math.floor(source.size().y() / 2.0) - (1 - patch[1] % 2) / 2.0,
            Math.floor(source.size().x() / 2.0) - (1 - patch[2] % 2) / 2.0
        };
        Patch cut = cutter.cut(source, middle, new SplittableRandom(0));
        return TrainingBatch.of(new Patch[] {cut}, plan.labels().size(), patch, null)
                .images();
    }
}
