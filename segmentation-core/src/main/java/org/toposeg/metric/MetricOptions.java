package org.toposeg.metric;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Option values for a choice of metrics, completed by the defaults. */
public final class MetricOptions {

    private final Map<String, Object> values;

    private MetricOptions(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * @param given texts as written on the command line
     * @throws IllegalArgumentException if none of the metrics has such an option (the known ones are listed) or a value
     *     is not allowed
     */
    public static MetricOptions of(Collection<Metric> metrics, Map<String, String> given) {
        Map<String, MetricOption> known = new TreeMap<>();
        metrics.forEach(metric -> metric.info().options().forEach(option -> known.put(option.name(), option)));
        Map<String, Object> values = new LinkedHashMap<>();
        known.forEach((name, option) -> values.put(name, option.defaultValue()));
        given.forEach((name, text) -> {
            MetricOption option = known.get(name);
            if (option == null) {
                throw new IllegalArgumentException("the metrics have no option '" + name + "'; known are "
                        + String.join(", ", known.keySet()) + ".");
            }
            values.put(name, option.parse(text));
        });
        return new MetricOptions(values);
    }

    /** The defaults of one metric. */
    public static MetricOptions defaults(Metric metric) {
        return of(java.util.List.of(metric), Map.of());
    }

    public double number(MetricOption option) {
        return (Double) values.get(option.name());
    }

    public String text(MetricOption option) {
        return (String) values.get(option.name());
    }

    /** Name to value, for the record of an evaluation. */
    public Map<String, Object> values() {
        return new LinkedHashMap<>(values);
    }
}
