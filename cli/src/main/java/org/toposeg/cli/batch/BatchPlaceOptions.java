package org.toposeg.cli.batch;

import java.nio.file.Path;
import org.toposeg.batch.BatchPlace;
import picocli.CommandLine.Option;

/** The options by which all commands about batch runs name one. */
final class BatchPlaceOptions {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR|URL",
            description = "Folder or DICOMweb address that gets the results.")
    private String output;

    @Option(
            names = "--queue",
            paramLabel = "DIR",
            description = "Folder of the job queue, which only this account may enter (default: OUTPUT/.toposeg; for an"
                    + " address below ~/.toposeg/batch).")
    private Path queue;

    BatchPlace place() {
        return queue == null ? BatchPlace.of(output) : BatchPlace.of(output, queue);
    }
}
