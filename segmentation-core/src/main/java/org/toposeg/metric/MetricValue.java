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
 * @param why a sentence: why there is no value, or by which convention there is one; else null
 */
public record MetricValue(Object value, String why) {

    public static MetricValue of(double value) {
        return new MetricValue(value, null);
    }

    public static MetricValue of(int... counts) {
        List<Integer> list = new ArrayList<>();
        for (int count : counts) {
            list.add(count);
        }
        return new MetricValue(List.copyOf(list), null);
    }

    /** Parts by name, such as {@code prediction} and {@code reference}. */
    public static MetricValue of(Map<String, Object> parts) {
        return new MetricValue(new LinkedHashMap<>(parts), null);
    }

    /** One value for each of the two masks. */
    public static MetricValue sides(Object prediction, Object reference) {
        Map<String, Object> sides = new LinkedHashMap<>();
        sides.put("prediction", prediction);
        sides.put("reference", reference);
        return of(sides);
    }

    public static MetricValue undefined(String why) {
        return new MetricValue(null, why);
    }

    /** The value when both masks are empty: a convention, which a caller may prefer to see as undefined. */
    public static MetricValue bothEmpty(double value) {
        return new MetricValue(value, "prediction and reference are both empty; counted as full agreement");
    }

    /** Whether the value stands only by the convention for two empty masks. */
    public boolean isConvention() {
        return value != null && why != null;
    }

    /** The same without a conventional value. */
    MetricValue strict() {
        return isConvention() ? undefined("prediction and reference are both empty") : this;
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
