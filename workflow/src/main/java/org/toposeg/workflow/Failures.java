package org.toposeg.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.toposeg.dicom.web.ArchiveException;
import org.toposeg.dicom.web.UnreachableException;
import org.toposeg.infer.InferenceEndedException;
import org.toposeg.model.ModelException;
import org.toposeg.network.graph.NetworkException;
import org.toposeg.train.TrainingException;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.job.JobQueueException;

/** What people read of failures: one sentence each. */
public final class Failures {

    private Failures() {}

    /** Whether the cause of a failure lies outside the study and may pass. */
    public static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreachableException || cause instanceof IOException && isFull(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFull(String message) {
        return message != null
                && (message.contains("No space left on device") || message.contains("Disk quota exceeded"));
    }

    /** What a person reads of a failure. */
    public static String sentence(Throwable failure) {
        return switch (failure) {
            case InvalidRequestException e -> e.getMessage();
            case InputException e -> e.getMessage();
            case ModelException e -> e.getMessage();
            case NetworkException e -> e.getMessage();
            case InferenceEndedException e -> e.getMessage();
            case TrainingException e -> e.getMessage();
            case JobQueueException e -> e.getMessage();
            case ArchiveException e -> e.getMessage();
            case OutOfMemoryError e ->
                "the memory did not suffice (Java may use "
                        + Runtime.getRuntime().maxMemory() / (1 << 20)
                        + " MB); set TOPOSEG_HEAP_PERCENT higher, or use a machine with more.";
            case UncheckedIOException e -> sentence(e.getCause());
            case NoSuchFileException e -> e.getFile() + " does not exist; check the path.";
            case AccessDeniedException e -> e.getFile() + " may not be read or written; check its permissions.";
            case FileAlreadyExistsException e -> e.getFile() + " exists already; choose another name or remove it.";
            case FileSystemException e -> e.getFile() + ": " + e.getReason() + ".";
            case IOException e -> "reading or writing failed: " + e.getMessage() + ".";
            case IllegalArgumentException e when e.getMessage() != null -> e.getMessage();
            case IllegalStateException e when e.getMessage() != null -> e.getMessage();
            default -> "an unexpected failure, please report it with the log (TOPOSEG_LOG=debug shows it): " + failure;
        };
    }
}
