package org.toposeg.cli.batch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.UsageException;
import org.toposeg.job.Job;
import org.toposeg.job.JobQueue;
import org.toposeg.job.JobState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code toposeg batch retry}. */
@Command(
        name = "retry",
        description = "Put failed studies back into the queue; 'batch run' then takes them again.",
        mixinStandardHelpOptions = true)
final class BatchRetry implements Callable<Integer> {

    @Mixin
    private BatchPlace place;

    @Parameters(
            paramLabel = "JOB",
            description = "Ids of failed or cancelled jobs as 'batch status' lists them (default: all failed ones).")
    private List<String> ids = List.of();

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        JobQueue queue = place.existing();
        List<String> wanted = ids.isEmpty()
                ? queue.jobs().stream()
                        .filter(job -> job.state() == JobState.FAILED)
                        .map(Job::id)
                        .toList()
                : known(queue, ids);
        List<String> done = wanted.stream().filter(queue::retry).toList();
        output.print(
                Map.of("retried", done),
                () -> done.size() + (done.size() == 1 ? " study" : " studies") + " put back; start 'batch run' again.");
        return CliCommand.DONE;
    }

    /** @throws UsageException if one of them is no job */
    static List<String> known(JobQueue queue, List<String> ids) {
        for (String id : ids) {
            if (queue.find(id).isEmpty()) {
                throw new UsageException("there is no job " + id + "; 'batch status' lists the ids.");
            }
        }
        return ids;
    }
}
