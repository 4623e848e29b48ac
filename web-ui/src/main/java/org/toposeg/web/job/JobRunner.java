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

    private final JobQueue queue;
    private final JobHandler handler;
    private final DataSource database;
    private Thread thread;

    JobRunner(JobQueue queue, JobHandler handler, DataSource database) {
        this.queue = queue;
        this.handler = handler;
        this.database = database;
    }

    @Override
    public synchronized void start() {
        queue.recover(ownsQueue() ? Duration.ZERO : JobWorker.LEASE);
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
        try (JobWorker worker = new JobWorker(queue, handler, JobRunner::sentence)) {
            while (!Thread.currentThread().isInterrupted()) {
                if (!workOnce(worker)) {
                    Thread.sleep(IDLE_MILLIS);
                    queue.recover(JobWorker.LEASE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean workOnce(JobWorker worker) {
        try {
            return worker.workOnce();
        } catch (RuntimeException e) {
            LOG.error("the job queue failed; trying again", e);
            return false;
        }
    }

    private static String sentence(Throwable failure) {
        LOG.warn("segmentation failed", failure);
        return Failures.sentence(failure);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
