package org.toposeg.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.toposeg.metric.CaseScores;
import org.toposeg.metric.LabelScores;
import org.toposeg.metric.MetricValue;
import org.toposeg.metric.Summary;
import org.toposeg.workflow.evaluate.EvaluationResults;

/** The table for people: a row for each number, a column for each label. */
final class ResultText {

    private static final String NONE = "–";

    /** With more labels than this, each has a row instead of a column and only numbers that stand alone are shown. */
    private static final int MAX_COLUMNS = 8;

    private final EvaluationResults results;
    private final List<List<String>> rows = new ArrayList<>();

    ResultText(EvaluationResults results) {
        this.results = results;
    }

    String text() {
        return results.folders() ? folders() : single();
    }

    private String single() {
        CaseScores scores = results.cases().getFirst().scores();
        if (scores.labels().isEmpty()) {
            return "neither label map holds a label besides background.";
        }
        List<Map<String, String>> cells = new ArrayList<>();
        scores.labels().values().forEach(label -> cells.add(cells(label)));
        table(cells);
        StringBuilder text = new StringBuilder(layout());
        scores.labels()
                .forEach((label, values) -> values.values().forEach((key, value) -> {
                    value.why()
                            .ifPresent(why -> text.append("\n%s, %s: %s.".formatted(results.title(label), key, why)));
                }));
        return text.toString();
    }

    private static Map<String, String> cells(LabelScores scores) {
        Map<String, String> cells = new java.util.LinkedHashMap<>();
        for (Map.Entry<String, MetricValue> entry : scores.values().entrySet()) {
            if (entry.getValue() instanceof MetricValue.Undefined) {
                cells.put(entry.getKey(), NONE);
            }
            entry.getValue().numbers(entry.getKey()).forEach((column, value) -> cells.put(column, number(value)));
        }
        return cells;
    }

    private String folders() {
        List<Map<String, String>> cells = new ArrayList<>();
        for (int label : results.labels()) {
            Map<String, String> column = new java.util.LinkedHashMap<>();
            CaseScores.summary(results.scores(), label).forEach((name, s) -> column.put(name, summary(s)));
            cells.add(column);
        }
        table(cells);
        return results.cases().size() + " cases; mean ± standard deviation (cases with a value)\n" + layout();
    }

    private static String summary(Summary s) {
        String spread = s.defined() > 1 ? " ± " + number(s.deviation()) : "";
        return number(s.mean()) + spread + " (" + s.defined() + ")";
    }

    private void table(List<Map<String, String>> labels) {
        Set<String> names = new LinkedHashSet<>();
        labels.forEach(label -> names.addAll(label.keySet()));
        boolean wide = labels.size() > MAX_COLUMNS;
        names.removeIf(name -> wide && name.contains("."));
        rows.add(new ArrayList<>(List.of("")));
        results.labels().forEach(label -> rows.getFirst().add(results.title(label)));
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name + unit(name)));
            labels.forEach(label -> row.add(label.getOrDefault(name, NONE)));
            rows.add(row);
        }
        if (wide) {
            transpose();
        }
    }

    private void transpose() {
        List<List<String>> columns = new ArrayList<>();
        for (int c = 0; c < rows.getFirst().size(); c++) {
            int column = c;
            columns.add(rows.stream().map(row -> row.get(column)).toList());
        }
        rows.clear();
        rows.addAll(columns);
    }

    private String unit(String column) {
        return results.evaluation().metrics().stream()
                .map(metric -> metric.info())
                .filter(info -> column.equals(info.key()) || column.startsWith(info.key() + "."))
                .map(info -> info.scale().unit())
                .filter(unit -> !unit.isEmpty() && !column.startsWith("volumeMl"))
                .findFirst()
                .map(unit -> " [" + unit + "]")
                .orElse("");
    }

    private String layout() {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        });
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                line.append(c == 0 ? "" : "  ")
                        .append(String.format("%" + (c == 0 ? "-" : "") + widths[c] + "s", row.get(c)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
