package org.toposeg.web.job;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobQueue;

/**
 * Tells views that a job moved, whichever process works on it: while somebody looks, the queue is read twice a second and
 * compared with what it was.
 */
@Component
public class JobWatch {

    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
    private static final long PERIOD_MILLIS = 500;

    private final JobQueue queue;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("job-watch").factory());
    private List<Job> known = List.of();

    JobWatch(JobQueue queue) {
        this.queue = queue;
        timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Calls the listener from another thread after each change. Closing the result ends it. */
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void look() {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            List<Job> now = queue.jobs();
            if (!now.equals(known)) {
                known = now;
                listeners.forEach(Runnable::run);
            }
        } catch (RuntimeException e) {
            LOG.warn("the job queue could not be read: {}", e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** An interest that can be given up. */
    @FunctionalInterface
    public interface Subscription {
        void cancel();
    }
}
