package org.toposeg.metric.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The JSON of {@code toposeg evaluate} as CSV (RFC 4180, lines end with a line feed): a row for each case and label, and
 * where a case has several labels one with the label {@code foreground} for all of them as one. A number without a value is
 * an empty field.
 */
public final class EvaluationTable {

    private static final String FOREGROUND = "foreground";

    private record Row(String name, String label, String labelName, Map<String, Double> numbers) {}

    private EvaluationTable() {}

    /** @param cases documents of one case each, by its name */
    public static String csv(Map<String, ? extends JsonNode> cases) {
        List<Row> rows = new ArrayList<>();
        cases.forEach((name, one) -> rows.addAll(rows(name, one)));
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.numbers.keySet()));
        StringBuilder csv = new StringBuilder("case,label,name");
        columns.forEach(column -> csv.append(',').append(column));
        csv.append('\n');
        for (Row row : rows) {
            csv.append(field(row.name))
                    .append(',')
                    .append(row.label)
                    .append(',')
                    .append(field(row.labelName));
            columns.forEach(column -> csv.append(',').append(text(row.numbers.get(column))));
            csv.append('\n');
        }
        return csv.toString();
    }

    private static List<Row> rows(String name, JsonNode one) {
        List<Row> rows = new ArrayList<>();
        one.path("labels")
                .properties()
                .forEach(label -> rows.add(new Row(
                        name,
                        label.getKey(),
                        label.getValue().path("name").asString(""),
                        EvaluationDocument.numbers(label.getValue()))));
        if (rows.size() > 1) {
            JsonNode foreground = one.path("overall").path(FOREGROUND);
            rows.add(new Row(name, FOREGROUND, "", EvaluationDocument.numbers(foreground)));
        }
        return rows;
    }

    private static String text(Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf(value.longValue())
                : String.valueOf(value);
    }

    private static String field(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
