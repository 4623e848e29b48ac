package org.toposeg.workflow.job;

import java.util.Locale;

/** Where a job stands, in the order in which it passes through. */
public enum JobState {
    /** Waits for a worker. */
    QUEUED,
    /** A worker reads the images and runs the network. */
    RUNNING,
    /** The segmentation exists, under a temporary name. */
    INFERRED,
    /** The result lies at its destination. */
    STORED,
    /** The result was read back from its destination and is what was computed. */
    CONFIRMED,
    /** Gave up; the reason is in {@link Job#error()}. */
    FAILED,
    /** A person stopped it. */
    CANCELLED;

    /** As in JSON and in the table: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean isFinished() {
        return this == CONFIRMED || this == FAILED || this == CANCELLED;
    }
}
