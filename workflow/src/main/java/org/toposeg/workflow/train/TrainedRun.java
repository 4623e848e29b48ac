package org.toposeg.workflow.train;

import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.train.loop.CascadeTrainer;
import org.toposeg.train.loop.TrainingResult;

/**
 * What one fold and seed gave.
 *
 * @param seconds of all stages together
 */
public record TrainedRun(
        int fold,
        long seed,
        String state,
        String output,
        String bundle,
        Map<Integer, Double> dice,
        long steps,
        double seconds,
        double waitedShare) {

    public static TrainedRun of(TrainingSettings settings, CascadeTrainer.Result trained, RunFolder folder) {
        TrainingResult last = trained.last();
        return new TrainedRun(
                settings.repetition().fold(),
                settings.repetition().seed(),
                trained.state(),
                folder.path().toString(),
                folder.bundle().toString(),
                last.dice(),
                last.run().cost().steps(),
                trained.seconds(),
                last.run().cost().waitedShare());
    }

    public boolean isFinished() {
        return state.equals(TrainingResult.FINISHED);
    }

    public String text() {
        return "fold %d, seed %d: %s after %d steps in %.1f min, held-out Dice %s%n"
                        .formatted(fold, seed, state, steps, seconds / 60, diceText())
                + "  the network waited for patches %.1f %% of the time%n".formatted(100 * waitedShare)
                + "  bundle: " + bundle;
    }

    private String diceText() {
        return dice.entrySet().stream()
                .map(e -> "%d: %.4f".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
