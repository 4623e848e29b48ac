package org.toposeg.metric;

import java.util.List;
import java.util.Map;

/** Applies a metric by its key, with options as on the command line. */
public final class Measured {

    private Measured() {}

    public static MetricValue value(MaskPair pair, String key, String... options) {
        List<Metric> metric = Metrics.named(List.of(key));
        Map<String, String> given = new java.util.HashMap<>();
        for (String option : options) {
            given.put(option.split("=")[0], option.split("=")[1]);
        }
        return metric.getFirst().evaluate(pair, Metrics.options(metric, given));
    }

    public static double number(MaskPair pair, String key, String... options) {
        return value(pair, key, options).numbers(key).get(key);
    }

    public static double part(MaskPair pair, String key, String part, String... options) {
        return value(pair, key, options).numbers(key).get(key + "." + part);
    }
}
