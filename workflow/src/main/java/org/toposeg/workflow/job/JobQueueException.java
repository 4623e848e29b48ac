package org.toposeg.workflow.job;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** The queue's database does not answer as it should. */
public class JobQueueException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String ADVICE = "; check the folder's rights and the free space.";

    JobQueueException(Path folder, Exception cause) {
        super("the job queue in " + folder + " cannot be opened" + reason(cause), cause);
    }

    JobQueueException(SQLException cause) {
        super("the job queue's database failed: " + cause.getMessage(), cause);
    }

    private static String reason(Exception cause) {
        return switch (cause) {
            case SQLException e
            when e.getErrorCode() == ErrorCode.WRONG_USER_OR_PASSWORD ->
                ": its password is not the one in jobs.password; put that file back as it was.";
            case SQLException e
            when e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                ": another program has jobs.mv.db open (an older version of TopoSeg at work?); wait for it or end it.";
            case UncheckedIOException e
            when e.getCause() instanceof FileSystemException file ->
                " (" + file.getClass().getSimpleName() + ": " + file.getMessage() + ")" + ADVICE;
            default ->
                " (" + String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + ")" + ADVICE;
        };
    }
}
