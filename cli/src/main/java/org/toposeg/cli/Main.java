package org.toposeg.cli;

import java.io.PrintStream;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code ./toposeg}. */
@Command(
        name = "toposeg",
        description = "Topology-aware medical image segmentation: train, segment, review, audit.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command was given");
    }

    public static void main(String[] arguments) {
        PrintStream results = System.out;
        Output.resultsTo(results);
        System.setOut(System.err);
        int code = commandLine().execute(arguments);
        results.flush();
        System.exit(code);
    }

    /** The command line with every command on the class path. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        for (CliCommand command : ServiceLoader.load(CliCommand.class)) {
            line.addSubcommand(command);
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(CommandFailures::wrongCall);
        line.setExecutionExceptionHandler(CommandFailures::failedWork);
        return line;
    }
}
