package org.toposeg.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the metrics say of one label.
 *
 * @param values by the metrics' keys, in their order
 */
public record LabelScores(Map<String, MetricValue> values) {

    /** The numbers by column name; those without a value are absent. */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        values.forEach((key, value) -> numbers.putAll(value.numbers(key)));
        return numbers;
    }
}
