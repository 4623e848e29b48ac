package org.toposeg.batch;

import java.util.List;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobState;

/**
 * What a batch run came to.
 *
 * @param jobs all that the output's queue holds
 * @param warnings a sentence each
 * @param everyStudy whether every study of the source was taken
 */
public record BatchResult(List<Job> jobs, List<String> warnings, boolean everyStudy) {

    public List<Job> failed() {
        return jobs.stream().filter(job -> job.state() == JobState.FAILED).toList();
    }

    /** Whether the run was stopped before the end. */
    public boolean isStopped() {
        return jobs.stream().anyMatch(job -> !job.state().isFinished());
    }

    /** Whether every study of the source has its result. */
    public boolean isComplete() {
        return everyStudy && !isStopped() && failed().isEmpty();
    }
}
