package org.toposeg.workflow.job;

import java.io.IOException;
import java.time.Duration;
import org.toposeg.dicom.web.UnreachableException;

/**
 * What a worker does when an archive is away or a disk is full: that is no fault of the study, and every other one would
 * fail, too, so that the work pauses and is tried again with growing pauses, and the study fails only after a limit.
 */
public final class Outage {

    /** For how long an outage is waited for. */
    public static final Duration LIMIT = Duration.ofHours(12);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Duration limit;
    private final Duration first;
    private Duration waited = Duration.ZERO;
    private Duration next;

    /** @param limit that pauses in a row add up to at the most; zero to wait for nothing */
    public Outage(Duration limit) {
        this(limit, FIRST);
    }

    Outage(Duration limit, Duration first) {
        this.limit = limit;
        this.first = first;
        this.next = first;
    }

    /** Whether the cause of a failure lies outside the study and may pass. */
    static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreachableException || cause instanceof IOException && isFull(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFull(String message) {
        return message != null
                && (message.contains("No space left on device") || message.contains("Disk quota exceeded"));
    }

    /** How long to pause now, or zero if the limit is reached. */
    Duration pause() {
        if (waited.compareTo(limit) >= 0) {
            return Duration.ZERO;
        }
        Duration pause = next;
        waited = waited.plus(pause);
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        return pause;
    }

    /** Forgets the outage, because something worked. */
    void ended() {
        waited = Duration.ZERO;
        next = first;
    }
}
