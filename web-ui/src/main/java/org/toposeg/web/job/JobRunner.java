package org.toposeg.web.job;

import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.toposeg.cli.Failures;
import org.toposeg.job.JobHandler;
import org.toposeg.job.JobQueue;
import org.toposeg.job.JobWorker;

/** One thread that works through the queue as long as the application runs. */
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final long IDLE_MILLIS = 400;

    /** For a patch or the writing of a result; less than what a container is given to end. */
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final JobQueue queue;
    private final JobHandler handler;
    private final DataSource database;
    private JobWorker worker;
    private Thread thread;

    JobRunner(JobQueue queue, JobHandler handler, DataSource database) {
        this.queue = queue;
        this.handler = handler;
        this.database = database;
    }

    @Override
    public synchronized void start() {
        queue.recover(ownsQueue() ? Duration.ZERO : JobWorker.LEASE);
        worker = new JobWorker(queue, handler, JobRunner::sentence);
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
                if (!workOnce()) {
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
            boolean worked = worker.workOnce();
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

    private static String sentence(Throwable failure) {
        LOG.warn("segmentation failed", failure);
        return Failures.sentence(failure);
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
