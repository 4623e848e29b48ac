package org.toposeg.cli.batch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toposeg.batch.JobView;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code toposeg batch status}. */
@Command(name = "status", description = "How far a batch run is; may run beside it.", mixinStandardHelpOptions = true)
final class BatchStatus implements Callable<Integer> {

    @Mixin
    private BatchPlaceOptions placeOptions;

    @Mixin
    private Output output;

    /** The document of {@code --json}. */
    record Status(List<JobView> jobs, Map<String, Integer> counts, List<String> warnings) {}

    @Override
    public Integer call() {
        List<Job> jobs = placeOptions.place().existing().jobs();
        List<JobView> views = jobs.stream().map(JobView::of).toList();
        Status status = new Status(views, JobView.counts(jobs), JobView.warnings(views));
        output.print(
                status,
                () -> Stream.of(
                                Stream.of(JobView.text(status.counts())),
                                jobs.stream().filter(BatchStatus::isNotable).map(BatchStatus::line),
                                status.warnings().stream().map(text -> "  warning: " + text))
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining(System.lineSeparator())));
        return CliCommand.DONE;
    }

    private static boolean isNotable(Job job) {
        return job.state() != JobState.QUEUED && job.state() != JobState.CONFIRMED;
    }

    private static String line(Job job) {
        String what = job.error() != null
                ? sentence(job)
                : "%s: %.0f %% %s".formatted(job.source(), 100 * job.progress(), job.note());
        return "  %s %-9s %s".formatted(job.id(), job.state().word(), what);
    }

    /** Why a job failed or was superseded; most sentences name the file already. */
    static String sentence(Job job) {
        return job.error().contains(job.source()) ? job.error() : job.source() + ": " + job.error();
    }
}
