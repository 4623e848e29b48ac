package org.toposeg.workflow.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.file.PrivateFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to the process that has the queue open, and its answers: files in {@code mail}, each moved into its place whole.
 * Only who may enter the queue's folder can ask; nothing listens.
 */
final class QueueMail {

    private static final String REQUEST = ".request";
    private static final String ANSWER = ".answer";

    /** Whoever asked has given up by then, or died. */
    private static final Duration STALE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(QueueMail.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrivateFolder folder;

    QueueMail(PrivateFolder queue) {
        folder = PrivateFolder.open(queue.resolve("mail"));
    }

    /** Gives the id under which the answer comes. */
    String ask(QueueRequest request) {
        String id = UUID.randomUUID().toString();
        folder.write(id + REQUEST, JSON.writeValueAsString(request));
        return id;
    }

    Optional<QueueRequest.Answer> answer(String id) {
        Path file = folder.resolve(id + ANSWER);
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), QueueRequest.Answer.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what is left of a request. */
    void forget(String id) {
        delete(folder.resolve(id + REQUEST));
        delete(folder.resolve(id + ANSWER));
    }

    /** Answers what was asked since the last time; a request that cannot be read or is too old is dropped. */
    void serve(JobQueue queue) {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.endsWith(REQUEST)) {
                serve(file, name.substring(0, name.length() - REQUEST.length()), queue);
            } else if (isStale(file)) {
                delete(file);
            }
        }
    }

    private void serve(Path file, String id, JobQueue queue) {
        try {
            QueueRequest request = JSON.readValue(Files.readString(file), QueueRequest.class);
            if (System.currentTimeMillis() - request.asked() < STALE.toMillis()) {
                folder.write(id + ANSWER, JSON.writeValueAsString(answer(request, queue)));
            }
        } catch (IOException | JacksonException e) {
            LOG.warn("the request {} was dropped: {}", file, e.getMessage());
        } finally {
            delete(file);
        }
    }

    private static QueueRequest.Answer answer(QueueRequest request, JobQueue queue) {
        try {
            return request.on(queue);
        } catch (JobQueueException e) {
            return new QueueRequest.Answer(List.of(), List.of(), e.getMessage());
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isStale(Path file) {
        try {
            return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > STALE.toMillis();
        } catch (IOException e) {
            // Its owner was quicker.
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
