package org.toposeg.workflow.job;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.file.PrivateFolder;

/**
 * A queue in a folder, open in this process alone, for work on it. Meanwhile it answers what {@link JobControl} asks from
 * other processes of the same account.
 */
public final class OwnedQueue implements AutoCloseable {

    /** Whoever only looks at the queue has it open for less. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private static final long POLL_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(OwnedQueue.class);

    private final PrivateFolder folder;
    private final QueueLock lock;
    private final QueueDatabase database;
    private final QueueMail mail;
    private final ScheduledExecutorService server = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("queue-mail").factory());

    private OwnedQueue(PrivateFolder folder, QueueLock lock, QueueDatabase database, QueueMail mail) {
        this.folder = folder;
        this.lock = lock;
        this.database = database;
        this.mail = mail;
        server.scheduleWithFixedDelay(this::serve, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens or creates the queue in {@code folder/jobs.mv.db}; the folder becomes private to this account.
     *
     * @throws IllegalStateException if another process works on it
     * @throws JobQueueException if the folder or the database cannot be opened
     */
    public static OwnedQueue take(Path path) {
        try {
            PrivateFolder folder = PrivateFolder.open(path);
            QueueLock lock = QueueLock.take(folder, LOOK);
            try {
                return new OwnedQueue(folder, lock, QueueDatabase.open(folder), new QueueMail(folder));
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (UncheckedIOException e) {
            throw new JobQueueException(path, e);
        }
    }

    /** Whether a file may be there before the database is: a run that was killed at once leaves it. */
    public static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return name.equals("run.lock") || name.equals("mail") || name.startsWith("jobs.") || name.startsWith(".");
    }

    public JobQueue queue() {
        return database.queue();
    }

    /** Where the queue lies. */
    public PrivateFolder folder() {
        return folder;
    }

    private void serve() {
        try {
            mail.serve(database.queue());
        } catch (RuntimeException e) {
            // An exception would end all further turns.
            LOG.warn("a request to the job queue was not answered: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
        lock.close();
    }
}
