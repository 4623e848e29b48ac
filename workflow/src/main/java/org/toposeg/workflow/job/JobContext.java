package org.toposeg.workflow.job;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a handler tells the queue while it works; each call throws {@link JobCancelledException} when it should stop. */
public final class JobContext {

    private static final Logger LOG = LoggerFactory.getLogger(JobContext.class);
    private static final long QUIET_NANOS = 200_000_000L;

    private final JobQueue queue;
    private final String id;
    private final String worker;
    private volatile double fraction;
    private volatile String note = "";
    private volatile boolean lost;
    private long told;

    JobContext(JobQueue queue, String id, String worker) {
        this.queue = queue;
        this.id = id;
        this.worker = worker;
    }

    /** May be called as often as one likes; the queue hears of it a few times a second. */
    public synchronized void progress(double newFraction, String newNote) {
        fraction = newFraction;
        note = newNote;
        if (lost) {
            throw new JobCancelledException(id);
        }
        if (System.nanoTime() - told > QUIET_NANOS) {
            told = System.nanoTime();
            queue.progress(id, worker, fraction, note);
        }
    }

    /** Says that the labels are computed, their digest, and what is doubtful about them. */
    void inferred(String digest, String quality) {
        queue.keep(id, worker, "quality", quality);
        queue.keep(id, worker, "digest", digest);
        queue.advance(id, worker, JobState.INFERRED);
    }

    /** What was doubtful about the labels that an earlier attempt computed; empty if that was not kept. */
    Optional<String> quality() {
        return queue.quality(id);
    }

    /** Says that the stored result is what was computed, and describes it. */
    void confirmed(String result) {
        queue.keep(id, worker, "result", result);
        queue.advance(id, worker, JobState.CONFIRMED);
    }

    /** Says that the job reached {@code inferred}, {@code stored} or {@code confirmed}. */
    public void reached(JobState state) {
        queue.advance(id, worker, state);
    }

    /** Keeps the lease alive through a long step; called by the worker's timer. */
    void renew() {
        try {
            queue.progress(id, worker, fraction, note);
        } catch (JobCancelledException e) {
            lost = true;
        } catch (JobQueueException e) {
            // The next renewal may find the database again; an exception would end all further ones.
            LOG.warn("the lease of {} was not renewed: {}", id, e.getMessage());
        }
    }
}
