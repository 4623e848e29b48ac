package org.toposeg.cli.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table with a row for each case and label; a number without a value is an empty field. */
final class ResultCsv {

    private ResultCsv() {}

    static void write(Results results, Path target) {
        Set<String> columns = new LinkedHashSet<>();
        results.scores()
                .forEach(scores -> scores.labels()
                        .values()
                        .forEach(label -> columns.addAll(label.numbers().keySet())));
        List<String> lines = new ArrayList<>();
        lines.add("case,label,name," + String.join(",", columns));
        for (Results.Case c : results.cases()) {
            c.scores().labels().forEach((label, scores) -> {
                Map<String, Double> numbers = scores.numbers();
                StringBuilder line = new StringBuilder(field(c.pair().id()))
                        .append(',')
                        .append(label)
                        .append(',');
                line.append(
                        results.names().name(label) == null
                                ? ""
                                : field(results.names().name(label)));
                columns.forEach(column -> line.append(',').append(text(numbers.get(column))));
                lines.add(line.toString());
            });
        }
        try {
            Files.write(target, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf(value.longValue())
                : value.toString();
    }

    private static String field(String text) {
        return text.matches("[^\",\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
