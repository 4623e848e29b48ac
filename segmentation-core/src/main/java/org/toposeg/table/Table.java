package org.toposeg.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.toposeg.volume.InputException;

/**
 * Rows of named cells. Cells are stripped; a column may be empty in a row.
 *
 * @param name of the file, for messages
 * @param columns in the file's order
 * @param rows cell by column, in the file's order
 */
public record Table(String name, List<String> columns, List<Row> rows) {

    /** What people and programs write where there is no value. */
    private static final Set<String> NO_VALUE = Set.of("", "na", "n/a", "nan", "null", "none");

    /**
     * One row.
     *
     * @param line number of the record in the file, counted from 1, the column names included
     */
    public record Row(long line, Map<String, String> cells) {

        /** The cell's text; empty where there is none. */
        public String text(String column) {
            return cells.getOrDefault(column, "");
        }

        public boolean isMissing(String column) {
            return Table.isMissing(text(column));
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether a text stands for "no value": empty, NA, n/a, NaN, null, none in any case. */
    public static boolean isMissing(String text) {
        return NO_VALUE.contains(text.toLowerCase(Locale.ROOT));
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    /**
     * The first of these columns that the table has.
     *
     * @throws InputException if it has none of them
     */
    public String require(String... names) {
        for (String candidate : names) {
            if (has(candidate)) {
                return candidate;
            }
        }
        throw new InputException(name + " has no column '" + String.join("' or '", names) + "'; its columns are "
                + String.join(", ", columns) + ".");
    }

    /**
     * A cell as a number; empty where the cell says that there is none.
     *
     * @throws InputException if the cell holds something else
     */
    public OptionalDouble number(Row row, String column) {
        if (row.isMissing(column)) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(row.text(column));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            throw new InputException(
                    name + ", row " + row.line() + ": the " + column + " '" + row.text(column)
                            + "' is no number; correct the table (a point as decimal mark).",
                    e);
        }
    }

    /** Whether the column holds at least one value and numbers only. */
    public boolean isNumeric(String column) {
        Set<String> values = values(column);
        return !values.isEmpty() && values.stream().allMatch(Table::isNumber);
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    }

    /** The distinct values of a column in the order of appearance, without missing ones. */
    public Set<String> values(String column) {
        Set<String> values = new LinkedHashSet<>();
        rows.stream().map(row -> row.text(column)).filter(t -> !isMissing(t)).forEach(values::add);
        return values;
    }
}
