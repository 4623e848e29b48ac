package org.toposeg.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a metric says of two masks.
 *
 * @param value a finite Double, an Integer, a list of Integers, or a map from names of parts to such values or null; null
 *     where the metric is undefined
 * @param why a sentence: why there is no value or a part of it is missing, or by which convention there is one; else null
 * @param convention whether the value stands only by the convention for two empty masks
 */
public record MetricValue(Object value, String why, boolean convention) {

    private static final String BOTH_EMPTY = "prediction and reference are both empty";

    public static MetricValue of(double value) {
        return new MetricValue(value, null, false);
    }

    public static MetricValue of(int... counts) {
        List<Integer> list = new ArrayList<>();
        for (int count : counts) {
            list.add(count);
        }
        return new MetricValue(List.copyOf(list), null, false);
    }

    /** Parts by name, such as {@code prediction} and {@code reference}. */
    public static MetricValue of(Map<String, Object> parts) {
        return partly(parts, null);
    }

    /** Parts by name, some of which have no value for a reason. */
    public static MetricValue partly(Map<String, Object> parts, String why) {
        return new MetricValue(new LinkedHashMap<>(parts), why, false);
    }

    /** One value for each of the two masks. */
    public static MetricValue sides(Object prediction, Object reference) {
        Map<String, Object> sides = new LinkedHashMap<>();
        sides.put("prediction", prediction);
        sides.put("reference", reference);
        return of(sides);
    }

    public static MetricValue undefined(String why) {
        return new MetricValue(null, why, false);
    }

    /**
     * The value when both masks are empty: a convention, which a caller may prefer to see as undefined.
     *
     * @param value a number or parts by name
     */
    public static MetricValue bothEmpty(Object value) {
        return new MetricValue(value, BOTH_EMPTY + "; counted as full agreement", true);
    }

    /** The same without a conventional value. */
    MetricValue strict() {
        return convention ? undefined(BOTH_EMPTY) : this;
    }

    /** The numbers by column name: {@code key}, {@code key.0}, {@code key.prediction}; those without a value are absent. */
    public Map<String, Double> numbers(String key) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        collect(key, value, numbers);
        return numbers;
    }

    private static void collect(String key, Object value, Map<String, Double> into) {
        switch (value) {
            case null -> {}
            case Number number -> into.put(key, number.doubleValue());
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(key + "." + i, list.get(i), into);
                }
            }
            case Map<?, ?> map -> map.forEach((part, inner) -> collect(key + "." + part, inner, into));
            default -> throw new IllegalStateException("metric " + key + " has a value of " + value.getClass());
        }
    }
}
