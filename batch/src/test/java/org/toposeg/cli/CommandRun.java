package org.toposeg.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** A command run within the test: what it printed, and its exit code. */
public record CommandRun(int code, String output, String errors) {

    public static CommandRun of(String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        StringWriter errors = new StringWriter();
        Output.resultsTo(new PrintStream(output, true, StandardCharsets.UTF_8));
        CommandLine line = Main.commandLine().setErr(new PrintWriter(errors, true));
        int code = line.execute(arguments);
        return new CommandRun(code, output.toString(StandardCharsets.UTF_8), errors.toString());
    }
}
