package org.toposeg.cli;

import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.workflow.Failures;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine;

/** Turns failures into one sentence on standard error and an exit code; the stack trace goes to the debug log. */
final class CommandFailures {

    private static final Logger LOG = LoggerFactory.getLogger(CommandFailures.class);

    private CommandFailures() {}

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
        line.getErr().println("toposeg: " + Failures.sentence(failure));
        return failure instanceof InvalidRequestException ? CliCommand.WRONG_CALL : CliCommand.FAILED;
    }
}
