package org.toposeg.fairness;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.toposeg.statistics.MetricKind;
import org.toposeg.table.Table;

/** Which columns hold groups, and which are measured and must be cut into groups first. */
final class AttributeChoice {

    /** A column with more distinct values than this holds measurements or names, not groups. */
    private static final int MAX_GROUPS = 12;

    private static final Set<String> NO_ATTRIBUTES =
            Set.of(FairnessCases.CASE, FairnessCases.LABEL, "participant_id", "subject", "seed", "fold", "name");

    private final List<String> asked;
    private final String metric;
    private final Map<String, AttributeBins> bins;

    AttributeChoice(List<String> asked, String metric, Map<String, AttributeBins> bins) {
        this.asked = asked;
        this.metric = metric;
        this.bins = bins;
    }

    /** The attributes asked for; without any, all columns with 2 to 12 values, and the age. */
    List<String> of(Table table) {
        asked.forEach(table::require);
        bins.keySet().forEach(table::require);
        return asked.isEmpty()
                ? table.columns().stream()
                        .filter(column -> isAttribute(table, column))
                        .toList()
                : asked;
    }

    private boolean isAttribute(Table table, String column) {
        String name = column.toLowerCase(Locale.ROOT);
        if (column.isEmpty() || NO_ATTRIBUTES.contains(name) || column.equals(metric)) {
            return false;
        }
        int values = table.values(column).size();
        boolean measured = table.isNumeric(column) && (bins.containsKey(column) || name.equals("age"));
        boolean score = table.isNumeric(column) && MetricKind.isKnown(column);
        return values > 1 && !score && (measured || values <= MAX_GROUPS);
    }

    /** The edges of a measured attribute; empty for one whose values are groups. */
    static Optional<AttributeBins> bins(Table table, String column, Map<String, AttributeBins> given) {
        if (given.containsKey(column)) {
            return Optional.of(given.get(column));
        }
        if (!table.isNumeric(column) || table.values(column).size() <= MAX_GROUPS) {
            return Optional.empty();
        }
        return Optional.of(AttributeBins.thirds(table.rows().stream()
                .map(row -> table.number(row, column))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray()));
    }
}
