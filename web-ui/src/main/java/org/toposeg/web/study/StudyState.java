package org.toposeg.web.study;

import org.toposeg.workflow.job.Job;

/** What a study waits for. */
public enum StudyState {
    NEW("New"),
    QUEUED("Queued"),
    RUNNING("Running"),
    SEGMENTED("Segmented"),
    FAILED("Failed");

    private final String title;

    StudyState(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }

    /** @param job the last one asked for, or null */
    static StudyState of(Job job, boolean segmented) {
        if (job != null && !job.state().isFinished()) {
            return job.state() == org.toposeg.workflow.job.JobState.QUEUED ? QUEUED : RUNNING;
        }
        if (job != null && job.state() == org.toposeg.workflow.job.JobState.FAILED) {
            return FAILED;
        }
        return segmented ? SEGMENTED : NEW;
    }
}
