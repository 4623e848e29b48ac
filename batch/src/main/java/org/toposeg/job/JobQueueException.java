package org.toposeg.job;

import java.sql.SQLException;

/** The queue's database does not answer as it should. */
public class JobQueueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobQueueException(SQLException cause) {
        super("the job queue's database failed: " + cause.getMessage(), cause);
    }
}
