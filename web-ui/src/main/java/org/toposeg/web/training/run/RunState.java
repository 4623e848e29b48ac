package org.toposeg.web.training.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What a training is doing. */
public enum RunState {
    RUNNING,
    STALLED,
    STOPPED,
    FAILED,
    FINISHED;

    /** The trainer writes its sign of life every two seconds. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final int EPOCHS = 3;

    /**
     * @param said the state in run.json; null without one
     * @param heartbeat when the trainer last showed that it lives; null if it never did, or ended
     * @param written when an epoch was last written
     * @param epoch how long one takes
     */
    static RunState of(String said, Instant heartbeat, Instant written, Duration epoch, Instant now) {
        for (RunState ended : new RunState[] {STOPPED, FAILED, FINISHED}) {
            if (ended.word().equals(said)) {
                return ended;
            }
        }
        Duration patience = epoch.multipliedBy(EPOCHS);
        if (heartbeat != null) {
            return heartbeat.plus(HEARTBEAT).isAfter(now) ? RUNNING : STALLED;
        }
        Instant latest = written.plus(patience.compareTo(SHORTEST) > 0 ? patience : SHORTEST);
        return latest.isAfter(now) ? RUNNING : STALLED;
    }

    /** In lower case, as in run.json. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
