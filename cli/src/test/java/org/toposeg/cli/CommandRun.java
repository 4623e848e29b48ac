package org.toposeg.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call of the command line in this process: exit code, standard output, standard error. */
public record CommandRun(int code, String out, String err) {

    public static CommandRun of(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int a = 0; a < words.length; a++) {
            words[a] = String.valueOf(arguments[a]);
        }
        Output.resultsTo(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine().setErr(new PrintWriter(err, true)).execute(words);
            return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            Output.resultsTo(System.out);
        }
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }
}
