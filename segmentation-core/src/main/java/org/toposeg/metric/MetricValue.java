package org.toposeg.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a metric says of two masks.
 *
 * <pre>{@code
 * String text = switch (value) {
 *     case MetricValue.Measure(double number) -> "%.3f".formatted(number);
 *     case MetricValue.Undefined(String why) -> "undefined: " + why;
 *     ...
 * };
 * }</pre>
 */
public sealed interface MetricValue {

    /** One finite number. */
    record Measure(double number) implements MetricValue {}

    /** How many there are of one thing. */
    record Count(int count) implements MetricValue {}

    /** How many there are of each of several things, such as pieces, loops and cavities. */
    record Counts(List<Integer> counts) implements MetricValue {}

    /** Values by name, such as {@code prediction} and {@code reference}, in their order. */
    record Parts(Map<String, MetricValue> parts) implements MetricValue {}

    /** No value, for a reason. */
    record Undefined(String reason) implements MetricValue {}

    /** A value that stands only by the convention that two empty masks agree. */
    record ByConvention(MetricValue value) implements MetricValue {}

    static MetricValue of(double number) {
        return new Measure(number);
    }

    static MetricValue count(int count) {
        return new Count(count);
    }

    static MetricValue counts(int... counts) {
        return new Counts(Arrays.stream(counts).boxed().toList());
    }

    static MetricValue parts(Map<String, MetricValue> parts) {
        return new Parts(new LinkedHashMap<>(parts));
    }

    /** One value for each of the two masks. */
    static MetricValue sides(MetricValue prediction, MetricValue reference) {
        Map<String, MetricValue> sides = new LinkedHashMap<>();
        sides.put("prediction", prediction);
        sides.put("reference", reference);
        return parts(sides);
    }

    /** @param reason a sentence without a full stop */
    static MetricValue undefined(String reason) {
        return new Undefined(reason);
    }

    /** The value when both masks are empty: a convention, which a caller may prefer to see as undefined. */
    static MetricValue bothEmpty(MetricValue value) {
        return new ByConvention(value);
    }

    /** Why there is no value or a part of it is missing, or by which convention there is one; else empty. */
    default Optional<String> why() {
        return switch (this) {
            case Undefined undefined -> Optional.of(undefined.reason());
            case ByConvention c -> Optional.of(MaskPair.BOTH_EMPTY + "; counted as full agreement");
            case Parts parts -> {
                String reasons = parts.parts().values().stream()
                        .flatMap(part -> part.why().stream())
                        .distinct()
                        .collect(Collectors.joining("; "));
                yield reasons.isEmpty() ? Optional.empty() : Optional.of(reasons);
            }
            case Measure m -> Optional.empty();
            case Count c -> Optional.empty();
            case Counts c -> Optional.empty();
        };
    }

    /** The same without a conventional value. */
    default MetricValue strict() {
        return this instanceof ByConvention ? undefined(MaskPair.BOTH_EMPTY) : this;
    }

    /** The numbers by column name: {@code key}, {@code key.0}, {@code key.prediction}; those without a value are absent. */
    default Map<String, Double> numbers(String key) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        switch (this) {
            case Measure measure -> numbers.put(key, measure.number());
            case Count count -> numbers.put(key, (double) count.count());
            case Counts list -> {
                for (int i = 0; i < list.counts().size(); i++) {
                    numbers.put(key + "." + i, (double) list.counts().get(i));
                }
            }
            case Parts parts -> parts.parts().forEach((name, part) -> numbers.putAll(part.numbers(key + "." + name)));
            case ByConvention agreed -> numbers.putAll(agreed.value().numbers(key));
            case Undefined undefined -> {}
        }
        return numbers;
    }
}
