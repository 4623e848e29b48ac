package org.toposeg.cli.batch;

import org.toposeg.cli.CliCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code toposeg batch}. */
@Command(
        name = "batch",
        description =
                "Segment all studies of a folder or DICOMweb archive; a run that was cut off goes on where it stood.",
        subcommands = {BatchRun.class, BatchStatus.class, BatchRetry.class, BatchCancel.class},
        mixinStandardHelpOptions = true)
public final class BatchCommand implements CliCommand {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "give one of: batch run, status, retry, cancel");
    }
}
