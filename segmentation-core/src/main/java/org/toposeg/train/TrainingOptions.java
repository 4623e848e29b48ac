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
        TrainingListener listener) {}
