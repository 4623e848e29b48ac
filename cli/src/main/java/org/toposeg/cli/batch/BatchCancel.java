package org.toposeg.cli.batch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg batch cancel}. */
@Command(
        name = "cancel",
        description = "Stop studies that are not finished; one under way stops at its next sign of progress.",
        mixinStandardHelpOptions = true)
final class BatchCancel implements Callable<Integer> {

    @Mixin
    private BatchPlaceOptions placeOptions;

    @Parameters(paramLabel = "JOB", description = "Ids of jobs as 'batch status' lists them.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All that are not finished.")
    private boolean all;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (ids.isEmpty() != all) {
            throw new InvalidRequestException(
                    "say which studies to cancel: ids as 'batch status' lists them, or --all.");
        }
        JobControl queue = placeOptions.place().existing();
        List<Job> jobs = queue.jobs();
        List<String> wanted = all ? jobs.stream().map(Job::id).toList() : BatchRetry.known(jobs, ids);
        List<String> done = queue.cancel(wanted);
        output.print(
                Map.of("cancelled", done),
                () -> done.size() + (done.size() == 1 ? " study" : " studies") + " cancelled.");
        return CliCommand.DONE;
    }
}
