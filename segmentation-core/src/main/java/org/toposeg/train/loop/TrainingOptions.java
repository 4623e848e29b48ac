package org.toposeg.train.loop;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.toposeg.loss.Loss;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.train.EngineOptions;
import org.toposeg.train.TrainingEngine;
import org.toposeg.train.data.SubjectGrouping;

/**
 * What a run needs beside its plan.
 *
 * <pre>{@code
 * TrainingOptions.of(cases, loss, engine, folder).withLimits(Limits.NONE.withMaxSeconds(3600)).resuming(true)
 * }</pre>
 *
 * @param computing what computes
 * @param folders where to
 * @param limits when to stop before the end
 * @param listener hears how it goes
 * @param pretrained what to start from; null for fresh weights
 * @param grouping to which group of people each case belongs
 */
public record TrainingOptions(
        CaseSource source,
        Loss loss,
        Computing computing,
        Folders folders,
        Limits limits,
        TrainingListener listener,
        Pretrained pretrained,
        SubjectGrouping grouping) {

    /** Where prepared cases lie in a run's folder. */
    public static final String PREPARED = "prepared";

    /** An engine, and where and how exactly it computes. */
    public record Computing(TrainingEngine engine, EngineOptions options) {}

    /**
     * @param output folder for plan, manifest, metrics and checkpoints
     * @param prepared folder for the prepared cases, which several runs may share
     * @param resume whether to go on from the latest checkpoint in {@code output}
     */
    public record Folders(Path output, Path prepared, boolean resume) {}

    /**
     * @param maxSeconds of training, 0 for no limit; the run then stops as if asked to
     * @param stop asked after each step
     */
    public record Limits(double maxSeconds, BooleanSupplier stop) {

        /** To the end. */
        public static final Limits NONE = new Limits(0, () -> false);

        public Limits withMaxSeconds(double seconds) {
            return new Limits(seconds, stop);
        }

        public Limits withStop(BooleanSupplier asked) {
            return new Limits(maxSeconds, asked);
        }
    }

    /**
     * A new run to the end, with fresh weights, on the CPU, of people who all belong to one group, and prepared cases in the
     * run's folder.
     *
     * @param output folder for plan, manifest, metrics and checkpoints
     */
    public static TrainingOptions of(CaseSource source, Loss loss, TrainingEngine engine, Path output) {
        return new TrainingOptions(
                source,
                loss,
                new Computing(engine, EngineOptions.DEFAULT),
                new Folders(output, output.resolve(PREPARED), false),
                Limits.NONE,
                new TrainingListener() {},
                null,
                SubjectGrouping.NONE);
    }

    public TrainingOptions withEngineOptions(EngineOptions how) {
        Computing other = new Computing(computing.engine(), how);
        return new TrainingOptions(source, loss, other, folders, limits, listener, pretrained, grouping);
    }

    /** The same, going on from the latest checkpoint or not. */
    public TrainingOptions resuming(boolean resume) {
        return with(new Folders(folders.output(), folders.prepared(), resume));
    }

    /** The same with prepared cases elsewhere. */
    public TrainingOptions withPrepared(Path folder) {
        return with(new Folders(folders.output(), folder, folders.resume()));
    }

    private TrainingOptions with(Folders other) {
        return new TrainingOptions(source, loss, computing, other, limits, listener, pretrained, grouping);
    }

    public TrainingOptions withLimits(Limits other) {
        return new TrainingOptions(source, loss, computing, folders, other, listener, pretrained, grouping);
    }

    public TrainingOptions withListener(TrainingListener other) {
        return new TrainingOptions(source, loss, computing, folders, limits, other, pretrained, grouping);
    }

    /** The same from the weights of a trained model; null for fresh ones. */
    public TrainingOptions withPretrained(Pretrained model) {
        return new TrainingOptions(source, loss, computing, folders, limits, listener, model, grouping);
    }

    /** The same with groups of people, for losses about fairness. */
    public TrainingOptions withGrouping(SubjectGrouping known) {
        return new TrainingOptions(source, loss, computing, folders, limits, listener, pretrained, known);
    }

    /** The same for one network of a cascade, which starts from fresh weights. */
    TrainingOptions forStage(CaseSource cases, Path output, double seconds) {
        Folders own = new Folders(output, folders.prepared(), folders.resume());
        return new TrainingOptions(
                cases, loss, computing, own, limits.withMaxSeconds(seconds), listener, null, grouping);
    }
}
