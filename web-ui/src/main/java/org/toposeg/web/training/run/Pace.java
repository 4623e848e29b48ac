package org.toposeg.web.training.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.toposeg.train.record.EpochRecord;

/** How fast a training goes, from its last epochs: validations take their time too, so whole rounds of them are counted. */
public final class Pace {

    private static final int ROUNDS = 2;
    private static final int RECENT = 5;

    private Pace() {}

    /** Empty before the first epoch, or if the plan's length is unknown. */
    static Optional<Double> secondsLeft(TrainingRun run) {
        List<EpochRecord> epochs = run.epochs();
        long left = run.plannedSteps() - run.step();
        if (epochs.isEmpty() || left < 0) {
            return Optional.empty();
        }
        int before = epochs.size() - 1 - Math.max(RECENT, ROUNDS * run.validateEvery());
        EpochRecord last = epochs.getLast();
        double seconds = last.seconds() - (before < 0 ? 0 : epochs.get(before).seconds());
        long steps = last.step() - (before < 0 ? 0 : epochs.get(before).step());
        return steps <= 0 || !(seconds > 0) ? Optional.empty() : Optional.of(left * seconds / steps);
    }

    /** The longest of the last epochs. */
    static Duration longestEpoch(List<EpochRecord> epochs) {
        double longest = IntStream.range(Math.max(0, epochs.size() - RECENT), epochs.size())
                .mapToDouble(i -> seconds(epochs, i))
                .max()
                .orElse(0);
        return Duration.ofMillis((long) (1000 * Math.clamp(longest, 0, 1e7)));
    }

    /** Of one epoch alone. */
    public static double seconds(List<EpochRecord> epochs, int index) {
        return epochs.get(index).seconds()
                - (index == 0 ? 0 : epochs.get(index - 1).seconds());
    }

    /** As "2 h 05 min", "7 min" or "40 s". */
    public static String words(double seconds) {
        long s = Math.max(0, Math.round(seconds));
        if (s < 60) {
            return s + " s";
        }
        long minutes = Math.round(s / 60.0);
        return minutes < 60
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
}
