package org.toposeg.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The metrics on the class path, by key, in the order of their registration. */
public final class Metrics {

    private static final Map<String, Metric> ALL = load();

    private Metrics() {}

    private static Map<String, Metric> load() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (Metric metric : ServiceLoader.load(Metric.class)) {
            if (metrics.put(metric.info().key(), metric) != null) {
                throw new IllegalStateException(
                        "two metrics have the key " + metric.info().key());
            }
        }
        return Collections.unmodifiableMap(metrics);
    }

    public static List<Metric> all() {
        return List.copyOf(ALL.values());
    }

    /** Those that are computed unless others are asked for. */
    public static List<Metric> defaults() {
        return ALL.values().stream()
                .filter(metric -> !metric.info().onRequest())
                .toList();
    }

    /** @throws IllegalArgumentException if a key is unknown; the known ones are listed */
    public static List<Metric> named(List<String> keys) {
        List<Metric> metrics = new ArrayList<>();
        for (String key : keys) {
            Metric metric = ALL.get(key);
            if (metric == null) {
                throw new IllegalArgumentException(
                        "there is no metric '" + key + "'; known are " + String.join(", ", ALL.keySet()) + ".");
            }
            metrics.add(metric);
        }
        return metrics;
    }
}
