package org.toposeg.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.toposeg.file.Sha256;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.job.JobControl;
import org.toposeg.workflow.job.OwnedQueue;
import org.toposeg.workflow.study.DicomWebStudies;

/**
 * Where a batch run's results and queue are.
 *
 * @param output folder or DICOMweb address that gets the results
 * @param queue folder of the queue where a person named one
 */
public record BatchPlace(String output, Optional<Path> queue) {

    private static final int HASH = 12;

    /** The queue lies in the output's folder, for an archive in the person's home. */
    public static BatchPlace of(String output) {
        return new BatchPlace(output, Optional.empty());
    }

    /** The queue lies in a folder of its own. */
    public static BatchPlace of(String output, Path queue) {
        return new BatchPlace(output, Optional.of(queue));
    }

    public boolean isArchive() {
        return DicomWebStudies.isAddress(output);
    }

    /** Where the queue, the lock and, for an archive, the results table lie. */
    public Path folder() {
        return queue.orElseGet(this::defaultFolder);
    }

    private Path defaultFolder() {
        return isArchive()
                ? Path.of(System.getProperty("user.home"), ".toposeg", "batch")
                        .resolve(Sha256.of(output).substring(0, HASH))
                : Path.of(output).resolve(".toposeg");
    }

    /** Where the results table goes. */
    public Path reports() {
        return isArchive() ? folder() : Path.of(output);
    }

    /** @throws InvalidRequestException if no run was ever started here */
    public JobControl existing() {
        if (!JobControl.isPossible(folder())) {
            throw new InvalidRequestException("no batch run was started with the output " + output + " (" + folder()
                    + " holds no queue); start one with 'toposeg batch run'.");
        }
        return JobControl.of(folder());
    }

    /**
     * The queue takes the folder's rights from others, which must not befall a folder with other things in it.
     *
     * @throws InvalidRequestException if there are such
     */
    public void requireOfItsOwn() {
        Path own = queue.orElse(null);
        if (own == null || !Files.isDirectory(own) || JobControl.isPossible(own)) {
            return;
        }
        try (Stream<Path> files = Files.list(own)) {
            files.filter(file -> !OwnedQueue.isPart(file)).findAny().ifPresent(other -> {
                throw new InvalidRequestException("--queue " + own + " holds other files (" + other.getFileName()
                        + "); the queue needs a folder of its own, because it closes it to other accounts.");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
