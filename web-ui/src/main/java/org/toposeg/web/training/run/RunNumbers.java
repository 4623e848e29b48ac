package org.toposeg.web.training.run;

import java.util.Locale;
import java.util.Optional;

/** RunNumbers as the pages of trainings write them. */
public final class RunNumbers {

    public static final String NONE = "–";

    private RunNumbers() {}

    public static String of(Optional<Double> value) {
        return value.filter(Double::isFinite)
                .map(v -> String.format(Locale.ROOT, "%.4f", v))
                .orElse(NONE);
    }

    /** As "12 of 40". */
    public static String epoch(TrainingRun run) {
        int done = run.latest().map(e -> e.epoch()).orElse(0);
        return run.plannedEpochs() == 0 ? String.valueOf(done) : done + " of " + run.plannedEpochs();
    }
}
