package org.toposeg.cli.batch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobControl;
import org.toposeg.workflow.job.JobState;
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
    private BatchPlaceOptions placeOptions;

    @Parameters(
            paramLabel = "JOB",
            description = "Ids of failed or cancelled jobs as 'batch status' lists them (default: all failed ones).")
    private List<String> ids = List.of();

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        JobControl queue = placeOptions.place().existing();
        List<Job> jobs = queue.jobs();
        List<String> wanted = ids.isEmpty()
                ? jobs.stream()
                        .filter(job -> job.state() == JobState.FAILED)
                        .map(Job::id)
                        .toList()
                : known(jobs, ids);
        List<String> done = queue.retry(wanted);
        output.print(
                Map.of("retried", done),
                () -> done.size() + (done.size() == 1 ? " study" : " studies") + " put back; start 'batch run' again.");
        return CliCommand.DONE;
    }

    /** @throws InvalidRequestException if one of them is no job */
    static List<String> known(List<Job> jobs, List<String> ids) {
        for (String id : ids) {
            if (jobs.stream().noneMatch(job -> job.id().equals(id))) {
                throw new InvalidRequestException("there is no job " + id + "; 'batch status' lists the ids.");
            }
        }
        return ids;
    }
}
