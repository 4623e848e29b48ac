package org.toposeg.workflow.job;

import java.time.Duration;
import java.util.function.Predicate;

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
    private final Predicate<Throwable> passing;
    private Duration waited = Duration.ZERO;
    private Duration next;

    /**
     * @param passing whether the cause of a failure lies outside the study and may pass
     * @param limit that pauses in a row add up to at the most; zero to wait for nothing
     */
    public Outage(Predicate<Throwable> passing, Duration limit) {
        this(passing, limit, FIRST);
    }

    Outage(Predicate<Throwable> passing, Duration limit, Duration first) {
        this.passing = passing;
        this.limit = limit;
        this.first = first;
        this.next = first;
    }

    boolean mayPass(Throwable failure) {
        return passing.test(failure);
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
