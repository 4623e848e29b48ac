package org.toposeg.workflow.job;

import java.time.Instant;

/**
 * One study to be segmented by one model.
 *
 * @param progress of the current attempt, 0..1
 * @param note what the worker is doing, for people
 * @param error why it failed, or null
 * @param digest of the labels that an attempt computed, or null
 * @param result JSON that describes the confirmed result, or null
 */
public record Job(
        String id,
        String study,
        String series,
        String source,
        String model,
        String output,
        JobState state,
        int attempts,
        double progress,
        String note,
        String error,
        String digest,
        String result,
        Instant created,
        Instant updated) {}
