package org.toposeg.fairness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.toposeg.table.Table;
import org.toposeg.volume.ImageException;

/** One score for each case from a table with a row for each case, or for each case and label. */
final class CaseScores {

    private final String metric;
    private final String label;

    /** @param label the label to take, null for the mean over labels */
    CaseScores(String metric, String label) {
        this.metric = metric;
        this.label = label;
    }

    /** @param notes receives a sentence on undefined scores */
    Map<String, Double> of(Table table, List<String> notes) {
        table.require(FairnessCases.CASE);
        table.require(metric);
        boolean labelled = table.has(FairnessCases.LABEL);
        requireLabel(table, labelled);
        Map<String, List<Double>> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        int undefined = 0;
        for (Table.Row row : table.rows()) {
            if (label != null && !row.text(FairnessCases.LABEL).equals(label)) {
                continue;
            }
            requireNew(table, row, labelled, seen);
            OptionalDouble value = table.number(row, metric);
            undefined += value.isEmpty() ? 1 : 0;
            value.ifPresent(v -> found.computeIfAbsent(row.text(FairnessCases.CASE), k -> new ArrayList<>())
                    .add(v));
        }
        note(labelled, undefined, notes);
        Map<String, Double> means = new LinkedHashMap<>();
        found.forEach((name, values) -> means.put(
                name, values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        return means;
    }

    private void requireLabel(Table table, boolean labelled) {
        if (label == null) {
            return;
        }
        if (!labelled) {
            throw new ImageException(table.name() + " has no column 'label', so label " + label + " cannot be chosen.");
        }
        if (!table.values(FairnessCases.LABEL).contains(label)) {
            throw new ImageException(table.name() + " has no row with label '" + label + "'; its labels are "
                    + String.join(", ", table.values(FairnessCases.LABEL)) + ".");
        }
    }

    private static void requireNew(Table table, Table.Row row, boolean labelled, Set<String> seen) {
        String name = row.text(FairnessCases.CASE);
        if (name.isEmpty()) {
            throw new ImageException(table.name() + ", row " + row.line() + ": the case has no name; add it.");
        }
        if (!seen.add(name + '\n' + row.text(FairnessCases.LABEL))) {
            throw new ImageException(table.name() + " lists case '" + name + "'"
                    + (labelled ? " with label '" + row.text(FairnessCases.LABEL) + "'" : "")
                    + " twice; each case must be counted once.");
        }
    }

    private void note(boolean labelled, int undefined, List<String> notes) {
        if (labelled && label == null) {
            notes.add("Each case's score is its mean over the labels for which the " + metric + " is defined.");
        }
        if (undefined > 0) {
            notes.add(undefined + (undefined == 1 ? " score is" : " scores are")
                    + " undefined in the table and left out.");
        }
    }
}
