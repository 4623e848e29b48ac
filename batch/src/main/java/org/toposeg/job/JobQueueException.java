package org.toposeg.job;

import java.nio.file.Path;
import java.sql.SQLException;

/** The queue's database does not answer as it should. */
public class JobQueueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobQueueException(Path folder, RuntimeException cause) {
        super(
                "the job queue in " + folder + " cannot be opened ("
                        + cause.getMessage().lines().findFirst().orElse("")
                        + "); check the folder's rights and the free space.",
                cause);
    }

    JobQueueException(SQLException cause) {
        super("the job queue's database failed: " + cause.getMessage(), cause);
    }
}
