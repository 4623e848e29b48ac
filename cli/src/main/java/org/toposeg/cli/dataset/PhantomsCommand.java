package org.toposeg.cli.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.toposeg.cli.CliCommand;
import org.toposeg.cli.Output;
import org.toposeg.cli.ProgressBar;
import org.toposeg.datasets.phantom.PhantomDataSet;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toposeg phantoms}: a data set whose truth is known, to try things out on. */
@Command(
        name = "phantoms",
        description = "Generate a data set of phantoms (vessel trees and lesions in noise, with their truth).",
        mixinStandardHelpOptions = true)
public final class PhantomsCommand implements CliCommand {

    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    private Path folder;

    @Option(names = "--count", defaultValue = "10", description = "Number of phantoms (${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--size", defaultValue = "96", description = "Voxels along each edge (${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the first phantom (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (count < 1 || count > 100_000 || size < 32 || size > 512) {
            throw new InvalidRequestException(
                    "--count must lie between 1 and 100000 and --size between 32 and 512, got " + count + " and " + size
                            + ".");
        }
        if (Files.exists(folder.resolve("dataset.json"))) {
            throw new InvalidRequestException(folder + " holds a data set already; choose another folder.");
        }
        int[] done = new int[1];
        try (ProgressBar bar = new ProgressBar("generating")) {
            PhantomDataSet.write(
                    folder, seed, count, size, (name, phantom) -> bar.update(++done[0] / (double) count, name));
        }
        output.print(
                Map.of("output", folder.toString(), "cases", count),
                () -> count + " phantoms written to " + folder + ". Plan with: toposeg plan " + folder);
        return DONE;
    }
}
