package org.toposeg.workflow.job;

/** Does one job. Throws what went wrong; the message becomes {@link Job#error()}. */
public interface JobHandler {

    void handle(Job job, JobContext context) throws Exception;
}
