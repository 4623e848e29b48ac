package org.toposeg.workflow.job;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.toposeg.file.PrivateFolder;

/**
 * Looks at a queue in a folder and changes single jobs, also while another process works on it: that process is asked
 * through {@link QueueMail}; without one the queue is opened here.
 */
public final class JobControl {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;

    private final PrivateFolder folder;
    private final QueueMail mail;

    private JobControl(PrivateFolder folder) {
        this.folder = folder;
        this.mail = new QueueMail(folder);
    }

    /** Whether there is a queue in the folder. */
    public static boolean isPossible(Path folder) {
        return QueueDatabase.isIn(folder);
    }

    /** @throws JobQueueException if the folder cannot be used */
    public static JobControl of(Path folder) {
        try {
            return new JobControl(PrivateFolder.open(folder));
        } catch (UncheckedIOException e) {
            throw new JobQueueException(folder, e);
        }
    }

    /** All jobs, oldest first. */
    public List<Job> jobs() {
        return ask(QueueRequest.Kind.LIST, List.of()).jobs();
    }

    /** Stops those that are not finished. Gives their ids. */
    public List<String> cancel(List<String> ids) {
        return ask(QueueRequest.Kind.CANCEL, ids).done();
    }

    /** Puts back those that failed or were cancelled. Gives their ids. */
    public List<String> retry(List<String> ids) {
        return ask(QueueRequest.Kind.RETRY, ids).done();
    }

    private QueueRequest.Answer ask(QueueRequest.Kind kind, List<String> ids) {
        QueueRequest request = QueueRequest.of(kind, ids);
        try {
            QueueRequest.Answer answer = here(request, null).orElseGet(() -> byMail(request));
            if (answer.failure() != null) {
                throw new IllegalStateException(answer.failure());
            }
            return answer;
        } catch (UncheckedIOException e) {
            throw new JobQueueException(folder.path(), e);
        }
    }

    private QueueRequest.Answer byMail(QueueRequest request) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String id = mail.ask(request);
        try {
            while (System.nanoTime() < until) {
                Optional<QueueRequest.Answer> answer = mail.answer(id).or(() -> here(request, id));
                if (answer.isPresent()) {
                    return answer.get();
                }
                QueueLock.pause(POLL_MILLIS);
            }
        } finally {
            mail.forget(id);
        }
        throw new IllegalStateException("the 'batch run' that is at work on this queue (" + folder.path()
                + ") does not answer; it may be stopped, or its disk full. Try again, or end it.");
    }

    /**
     * Empty if another process has the queue.
     *
     * @param id under which a process was asked that has ended meanwhile, or null; what it still answered counts
     */
    private Optional<QueueRequest.Answer> here(QueueRequest request, String id) {
        Optional<QueueLock> lock = QueueLock.tryTake(folder);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try (QueueLock held = lock.get()) {
            Optional<QueueRequest.Answer> answer = id == null ? Optional.empty() : mail.answer(id);
            return answer.or(() -> Optional.of(open(request)));
        }
    }

    private QueueRequest.Answer open(QueueRequest request) {
        try (QueueDatabase database = QueueDatabase.open(folder)) {
            return request.on(database.queue());
        }
    }
}
