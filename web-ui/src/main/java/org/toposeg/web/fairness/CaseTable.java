package org.toposeg.web.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.volume.ImageException;

/** A table with one row for each case: {@code case}, perhaps {@code dice}, and any attributes; separated by commas. */
record CaseTable(List<Map<String, String>> rows) {

    static final String CASE = "case";
    static final String DICE = "dice";

    /** A column with more distinct values than this is a measurement, not a group. */
    private static final int MOST_GROUPS = 12;

    /** @throws ImageException if there is no column {@code case} or a row has another number of fields */
    static CaseTable parse(String name, List<String> lines) {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        String[] header =
                filled.isEmpty() ? new String[0] : filled.getFirst().strip().split(",", -1);
        if (!List.of(header).contains(CASE)) {
            throw new ImageException(name + " has no column 'case' in its first line; give a table with commas.");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : filled.subList(1, filled.size())) {
            String[] fields = line.strip().split(",", -1);
            if (fields.length != header.length) {
                throw new ImageException(name + ": the row '" + line + "' has " + fields.length + " fields, the first"
                        + " line names " + header.length + "; correct the row.");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int f = 0; f < header.length; f++) {
                row.put(header[f].strip(), fields[f].strip());
            }
            rows.add(row);
        }
        return new CaseTable(rows);
    }

    /** The attributes of each case; columns that hold measurements are left out. */
    Map<String, Map<String, String>> attributes() {
        Map<String, Map<String, String>> byCase = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            Map<String, String> attributes = new LinkedHashMap<>(row);
            attributes.keySet().removeIf(column -> column.equals(CASE) || column.equals(DICE) || !isAttribute(column));
            attributes.values().removeIf(String::isEmpty);
            byCase.put(row.get(CASE), attributes);
        }
        return byCase;
    }

    private boolean isAttribute(String column) {
        long distinct = rows.stream().map(row -> row.get(column)).distinct().count();
        return distinct > 1 && distinct <= MOST_GROUPS;
    }
}
