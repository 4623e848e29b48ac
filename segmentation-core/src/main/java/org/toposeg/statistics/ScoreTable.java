package org.toposeg.statistics;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.toposeg.table.Table;
import org.toposeg.volume.InputException;

/**
 * Reads scores from a table as {@code toposeg evaluate} writes it: a row for each {@code case}, or for each case and
 * {@code label}, perhaps for each {@code seed}. Rows whose label is not a number (all labels as one foreground) count
 * only when they are asked for.
 */
public final class ScoreTable {

    public static final String CASE = "case";
    public static final String LABEL = "label";
    public static final String SEED = "seed";

    private final String metric;
    private final String label;

    /**
     * @param metric column
     * @param label to take; null for all numbered ones
     */
    public ScoreTable(String metric, String label) {
        this.metric = metric;
        this.label = label;
    }

    /**
     * The metric's value for each unit; NaN where the table has none.
     *
     * @throws InputException if a column or the label is missing, or a unit is listed twice
     */
    public Map<Unit, Double> read(Table table) {
        table.require(CASE);
        table.require(metric);
        requireLabel(table);
        boolean numbered = table.values(LABEL).stream().anyMatch(ScoreTable::isNumber);
        Map<Unit, Double> values = new TreeMap<>();
        Set<Unit> seen = new HashSet<>();
        for (Table.Row row : table.rows()) {
            String of = row.text(LABEL);
            if (label == null ? !numbered || isNumber(of) : label.equals(of)) {
                Unit unit = unit(table, row);
                if (!seen.add(unit)) {
                    throw new InputException(
                            table.name() + " lists case " + unit + " twice; each must be counted once.");
                }
                values.put(unit, table.number(row, metric).orElse(Double.NaN));
            }
        }
        return values;
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d+");
    }

    private static Unit unit(Table table, Table.Row row) {
        if (row.text(CASE).isEmpty()) {
            throw new InputException(table.name() + ", row " + row.line() + ": the case has no name; add it.");
        }
        return new Unit(row.text(CASE), row.text(SEED), row.text(LABEL));
    }

    private void requireLabel(Table table) {
        if (label == null) {
            return;
        }
        if (!table.has(LABEL)) {
            throw new InputException(table.name() + " has no column 'label', so label " + label + " cannot be chosen.");
        }
        if (!table.values(LABEL).contains(label)) {
            throw new InputException(table.name() + " has no row with label '" + label + "'; its labels are "
                    + String.join(", ", table.values(LABEL)) + ".");
        }
    }
}
