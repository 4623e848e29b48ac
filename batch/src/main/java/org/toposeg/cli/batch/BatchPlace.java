package org.toposeg.cli.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.toposeg.cli.UsageException;
import org.toposeg.job.JobControl;
import org.toposeg.job.OwnedQueue;
import org.toposeg.study.Archive;
import org.toposeg.train.record.Hashes;
import picocli.CommandLine.Option;

/** Where a batch run's results and queue are; all four commands name it by the results. */
final class BatchPlace {

    private static final int HASH = 12;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR|URL",
            description = "Folder or DICOMweb address that gets the results.")
    String output;

    @Option(
            names = "--queue",
            paramLabel = "DIR",
            description = "Folder of the job queue, which only this account may enter (default: OUTPUT/.toposeg; for an"
                    + " address below ~/.toposeg/batch).")
    private Path queue;

    boolean isArchive() {
        return Archive.isAddress(output);
    }

    /** Where the queue, the lock and, for an archive, the results table lie. */
    Path folder() {
        if (queue != null) {
            return queue;
        }
        return isArchive()
                ? Path.of(System.getProperty("user.home"), ".toposeg", "batch")
                        .resolve(Hashes.of(output).substring(0, HASH))
                : Path.of(output).resolve(".toposeg");
    }

    /** Where the results table goes. */
    Path reports() {
        return isArchive() ? folder() : Path.of(output);
    }

    /** @throws UsageException if no run was ever started here */
    JobControl existing() {
        if (!JobControl.isPossible(folder())) {
            throw new UsageException("no batch run was started with the output " + output + " (" + folder()
                    + " holds no queue); start one with 'toposeg batch run'.");
        }
        return JobControl.of(folder());
    }

    /**
     * The queue takes the folder's rights from others, which must not befall a folder with other things in it.
     *
     * @throws UsageException if there are such
     */
    void requireOfItsOwn() {
        if (queue == null || !Files.isDirectory(queue) || JobControl.isPossible(queue)) {
            return;
        }
        try (Stream<Path> files = Files.list(queue)) {
            files.filter(file -> !OwnedQueue.isPart(file)).findAny().ifPresent(other -> {
                throw new UsageException("--queue " + queue + " holds other files (" + other.getFileName()
                        + "); the queue needs a folder of its own, because it closes it to other accounts.");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
