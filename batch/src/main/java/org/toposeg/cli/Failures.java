package org.toposeg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.dicom.web.ArchiveException;
import org.toposeg.infer.InferenceEndedException;
import org.toposeg.job.JobQueueException;
import org.toposeg.model.ModelException;
import org.toposeg.network.NetworkException;
import org.toposeg.train.TrainingException;
import org.toposeg.volume.ImageException;
import picocli.CommandLine;

/** Turns failures into one sentence for a person and an exit code; the stack trace goes to the debug log. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static int wrongCall(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("toposeg: " + failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        }
        return CliCommand.WRONG_CALL;
    }

    static int failedWork(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        LOG.debug("command failed", failure);
        line.getErr().println("toposeg: " + sentence(failure));
        return failure instanceof UsageException ? CliCommand.WRONG_CALL : CliCommand.FAILED;
    }

    /** What a person reads of a failure. */
    public static String sentence(Throwable failure) {
        return switch (failure) {
            case UsageException e -> e.getMessage();
            case ImageException e -> e.getMessage();
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
