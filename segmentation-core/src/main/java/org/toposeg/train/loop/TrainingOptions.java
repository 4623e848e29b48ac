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
 * @param output folder for plan, manifest, metrics and checkpoints
 * @param resume whether to go on from the latest checkpoint in it
 * @param maxSeconds of training, 0 for no limit; the run then stops as if asked to
 * @param stop asked after each step
 * @param pretrained what to start from; null for fresh weights
 * @param grouping to which group of people each case belongs
 * @param prepared folder for the prepared cases, which several runs may share
 */
public record TrainingOptions(
        CaseSource source,
        Loss loss,
        TrainingEngine engine,
        EngineOptions engineOptions,
        Path output,
        boolean resume,
        double maxSeconds,
        BooleanSupplier stop,
        TrainingListener listener,
        Pretrained pretrained,
        SubjectGrouping grouping,
        Path prepared) {

    /** Where prepared cases lie in a run's folder. */
    public static final String PREPARED = "prepared";

    /** With fresh weights, of people who all belong to one group, and prepared cases in the run's folder. */
    public TrainingOptions(
            CaseSource source,
            Loss loss,
            TrainingEngine engine,
            EngineOptions engineOptions,
            Path output,
            boolean resume,
            double maxSeconds,
            BooleanSupplier stop,
            TrainingListener listener) {
        this(
                source,
                loss,
                engine,
                engineOptions,
                output,
                resume,
                maxSeconds,
                stop,
                listener,
                null,
                SubjectGrouping.NONE,
                output.resolve(PREPARED));
    }

    /** The same with groups of people, for losses about fairness. */
    public TrainingOptions withGrouping(SubjectGrouping known) {
        return new TrainingOptions(
                source,
                loss,
                engine,
                engineOptions,
                output,
                resume,
                maxSeconds,
                stop,
                listener,
                pretrained,
                known,
                prepared);
    }

    /** The same from the weights of a trained model; null for fresh ones. */
    public TrainingOptions withPretrained(Pretrained model) {
        return new TrainingOptions(
                source,
                loss,
                engine,
                engineOptions,
                output,
                resume,
                maxSeconds,
                stop,
                listener,
                model,
                grouping,
                prepared);
    }

    /** The same with prepared cases elsewhere. */
    public TrainingOptions withPrepared(Path folder) {
        return new TrainingOptions(
                source,
                loss,
                engine,
                engineOptions,
                output,
                resume,
                maxSeconds,
                stop,
                listener,
                pretrained,
                grouping,
                folder);
    }

    /** The same for one network of a cascade, which starts from fresh weights. */
    TrainingOptions forStage(CaseSource cases, Path folder, double seconds) {
        return new TrainingOptions(
                cases, loss, engine, engineOptions, folder, resume, seconds, stop, listener, null, grouping, prepared);
    }
}
