package org.toposeg.web.job;

import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toposeg.web.failure.Problems;
import org.toposeg.web.storage.DiskSpace;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobCancelledException;
import org.toposeg.workflow.job.JobContext;
import org.toposeg.workflow.job.JobHandler;
import org.toposeg.workflow.job.JobQueue;
import org.toposeg.workflow.job.JobWorker;

/** One thread that works through the queue as long as the application runs. */
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final long IDLE_MILLIS = 400;
    private static final long FULL_MILLIS = 5000;

    /** For a patch or the writing of a result; less than what a container is given to end. */
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final JobQueue queue;
    private final JobHandler handler;
    private final DataSource database;
    private final DiskSpace disk;
    private final Problems problems;
    private JobWorker worker;
    private Thread thread;

    /** The job that a full disk stopped, or null. */
    private String stopped;

    /** Only on the worker's thread. */
    private boolean waiting;

    JobRunner(JobQueue queue, JobHandler handler, DataSource database, DiskSpace disk, Problems problems) {
        this.queue = queue;
        this.handler = handler;
        this.database = database;
        this.disk = disk;
        this.problems = problems;
    }

    @Override
    public synchronized void start() {
        queue.recover(ownsQueue() ? Duration.ZERO : JobWorker.LEASE);
        worker = new JobWorker(queue, this::handle, failure -> problems.sentence("The segmentation failed", failure));
        thread = Thread.ofPlatform().daemon().name("segmentation").start(this::work);
    }

    /** A file database has one process; on a server others may be at work. */
    private boolean ownsQueue() {
        try (var connection = database.getConnection()) {
            return connection.getMetaData().getURL().startsWith("jdbc:h2:");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    private void work() {
        try {
            while (isRunning()) {
                if (mustWait()) {
                    Thread.sleep(FULL_MILLIS);
                } else if (!workOnce()) {
                    Thread.sleep(IDLE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that does not answer for a while must not end the only worker. */
    private boolean workOnce() {
        try {
            putBackStopped();
            boolean worked = worker.workOnce();
            putBackStopped();
            if (!worked) {
                queue.recover(JobWorker.LEASE);
            }
            return worked;
        } catch (RuntimeException e) {
            if (isRunning()) {
                LOG.error("the job queue failed; trying again: {}", e.getMessage());
                LOG.debug("why the job queue failed", e);
            }
            return false;
        }
    }

    /** On a full disk every job would fail, one after the other; those that were accepted wait until there is room. */
    private boolean mustWait() {
        boolean low = disk.isLow();
        if (low != waiting) {
            waiting = low;
            LOG.warn(low ? "the disk is full; segmentations wait until there is room" : "there is room; going on");
        }
        return low;
    }

    private void handle(Job job, JobContext context) throws Exception {
        try {
            handler.handle(job, context);
        } catch (JobCancelledException e) {
            throw e;
        } catch (Exception e) {
            stopped = disk.isLow() ? job.id() : null;
            throw e;
        }
    }

    /** What the disk stopped has not failed: it is done when there is room. */
    private void putBackStopped() {
        if (stopped != null) {
            queue.retry(stopped);
            stopped = null;
        }
    }

    /**
     * Waits for the thread, which stops at its next sign of progress: what it uses is closed next. Without interrupting: H2
     * closes a file whose reader is interrupted.
     */
    @Override
    public void stop() {
        Thread ending = release();
        try {
            if (ending != null && !ending.join(LAST_STEP)) {
                LOG.warn("the study under way does not stop; its network is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Thread release() {
        Thread ending = thread;
        if (ending != null) {
            thread = null;
            worker.close();
        }
        return ending;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
