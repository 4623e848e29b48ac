package org.toposeg.workflow.job;

/** The job no longer belongs to this worker: a person cancelled it, or its lease ran out and another worker has it. */
public class JobCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobCancelledException(String id) {
        super("job " + id + " was cancelled or taken over");
    }
}
