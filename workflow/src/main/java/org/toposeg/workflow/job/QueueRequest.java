package org.toposeg.workflow.job;

import java.util.List;

/**
 * What an operator asks of a queue, on the queue itself or through {@link QueueMail}.
 *
 * @param ids of the jobs that are meant; empty for {@link Kind#LIST}
 * @param asked when, in milliseconds since 1970
 */
record QueueRequest(Kind kind, List<String> ids, long asked) {

    enum Kind {
        LIST,
        CANCEL,
        RETRY
    }

    /**
     * @param jobs all of them, for {@link Kind#LIST}
     * @param done ids of those that were changed
     * @param failure why nothing was done, or null
     */
    record Answer(List<Job> jobs, List<String> done, String failure) {}

    static QueueRequest of(Kind kind, List<String> ids) {
        return new QueueRequest(kind, ids, System.currentTimeMillis());
    }

    Answer on(JobQueue queue) {
        return switch (kind) {
            case LIST -> new Answer(queue.jobs(), List.of(), null);
            case CANCEL ->
                new Answer(List.of(), ids.stream().filter(queue::cancel).toList(), null);
            case RETRY ->
                new Answer(List.of(), ids.stream().filter(queue::retry).toList(), null);
        };
    }
}
