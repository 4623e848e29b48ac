package org.toposeg.cli.batch;

import java.nio.file.Path;
import org.toposeg.cli.UsageException;
import org.toposeg.file.Sha256;
import org.toposeg.job.JobQueue;
import org.toposeg.job.QueueDatabase;
import org.toposeg.study.Archive;
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
            description = "Folder of the job queue (default: OUTPUT/.toposeg; for an address below ~/.toposeg/batch).")
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
                        .resolve(Sha256.of(output).substring(0, HASH))
                : Path.of(output).resolve(".toposeg");
    }

    /** Where the results table goes. */
    Path reports() {
        return isArchive() ? folder() : Path.of(output);
    }

    /** @throws UsageException if no run was ever started here */
    JobQueue existing() {
        if (!QueueDatabase.isIn(folder())) {
            throw new UsageException("no batch run was started with the output " + output + " (" + folder()
                    + " holds no queue); start one with 'toposeg batch run'.");
        }
        return QueueDatabase.open(folder());
    }
}
