package org.toposeg.train;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.toposeg.loss.Loss;
import org.toposeg.preprocess.CaseSource;

/**
 * What a run needs beside its plan.
 *
 * @param output folder for plan, manifest, metrics and checkpoints
 * @param resume whether to go on from the latest checkpoint in it
 * @param maxSeconds of training, 0 for no limit; the run then stops as if asked to
 * @param stop asked after each step
 * @param pretrained what to start from; null for fresh weights
 * @param grouping to which group of people each case belongs
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
        SubjectGrouping grouping) {

    /** With fresh weights, of people who all belong to one group. */
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
                SubjectGrouping.NONE);
    }

    /** The same with groups of people, for losses about fairness. */
    public TrainingOptions withGrouping(SubjectGrouping known) {
        return new TrainingOptions(
                source, loss, engine, engineOptions, output, resume, maxSeconds, stop, listener, pretrained, known);
    }

    /** The same from the weights of a trained model; null for fresh ones. */
    public TrainingOptions withPretrained(Pretrained model) {
        return new TrainingOptions(
                source, loss, engine, engineOptions, output, resume, maxSeconds, stop, listener, model, grouping);
    }
}
