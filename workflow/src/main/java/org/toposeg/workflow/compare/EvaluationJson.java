package org.toposeg.workflow.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toposeg.statistics.ScoreTable;
import org.toposeg.table.Table;
import org.toposeg.volume.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of {@code evaluate} as a table: a row for each entry of {@code cases} and each of its {@code labels}; a number
 * within an object or list becomes the column {@code outer.inner}.
 */
final class EvaluationJson {

    private EvaluationJson() {}

    static Table read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + " does not exist or is not a file; check the path.");
        }
        try {
            JsonNode cases = JsonMapper.shared().readTree(file.toFile()).path("cases");
            if (!cases.isObject() || cases.isEmpty()) {
                throw new InputException(file + " lists no cases; give the JSON of 'toposeg evaluate' on a folder.");
            }
            return table(file, cases);
        } catch (JacksonException e) {
            throw new InputException(file + " is not valid JSON: " + e.getOriginalMessage() + ".", e);
        }
    }

    private static Table table(Path file, JsonNode cases) {
        Set<String> columns = new LinkedHashSet<>(List.of(ScoreTable.CASE, ScoreTable.LABEL));
        List<Table.Row> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one : cases.properties()) {
            for (Map.Entry<String, JsonNode> label :
                    one.getValue().path("labels").properties()) {
                Map<String, String> cells = new LinkedHashMap<>();
                cells.put(ScoreTable.CASE, one.getKey());
                cells.put(ScoreTable.LABEL, label.getKey());
                collect("", label.getValue(), cells);
                columns.addAll(cells.keySet());
                rows.add(new Table.Row(rows.size() + 1L, cells));
            }
        }
        return new Table(file.toString(), List.copyOf(columns), rows);
    }

    private static void collect(String name, JsonNode node, Map<String, String> cells) {
        String prefix = name.isEmpty() ? "" : name + ".";
        if (node.isNumber()) {
            cells.put(name, node.asString());
        } else if (node.isNull() && !name.isEmpty()) {
            cells.put(name, "");
        } else if (node.isObject()) {
            node.properties().forEach(e -> collect(prefix + e.getKey(), e.getValue(), cells));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(prefix + i, node.get(i), cells);
            }
        }
    }
}
