package org.toposeg.cli;

import java.io.PrintStream;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where results go: text for people, or with {@code --json} one document. Mix it into a command with
 * {@code @Mixin Output output}. Everything else (logs, progress) goes to standard error.
 */
public final class Output {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The process's real standard output; {@link Main} points {@code System.out} of libraries at standard error. */
    private static PrintStream results = System.out;

    @Option(names = "--json", description = "Print one JSON document on standard output instead of text.")
    private boolean json;

    public boolean isJson() {
        return json;
    }

    /**
     * @param document written as JSON with {@code --json}: a record, a map or a list
     * @param people the text otherwise
     */
    public void print(Object document, Supplier<String> people) {
        results.println(json ? JSON.writeValueAsString(document) : people.get());
        results.flush();
    }

    /** Text for people only; silent with {@code --json}. */
    public void say(String line) {
        if (!json) {
            results.println(line);
            results.flush();
        }
    }

    static void resultsTo(PrintStream stream) {
        results = stream;
    }
}
