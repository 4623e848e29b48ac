package org.toposeg.cli.batch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.UsageException;
import org.toposeg.job.Job;
import org.toposeg.job.JobQueue;
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
    private BatchPlace place;

    @Parameters(paramLabel = "JOB", description = "Ids of jobs as 'batch status' lists them.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All that are not finished.")
    private boolean all;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (ids.isEmpty() != all) {
            throw new UsageException("say which studies to cancel: ids as 'batch status' lists them, or --all.");
        }
        JobQueue queue = place.existing();
        List<String> wanted = all ? queue.jobs().stream().map(Job::id).toList() : BatchRetry.known(queue, ids);
        List<String> done = wanted.stream().filter(queue::cancel).toList();
        output.print(
                Map.of("cancelled", done),
                () -> done.size() + (done.size() == 1 ? " study" : " studies") + " cancelled.");
        return CliCommand.DONE;
    }
}
