package org.toposeg.metric;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Registry;
import org.toposeg.registry.UnknownNameException;

/** The metrics on the class path, by key, in the order of their registration. */
public final class Metrics {

    private static final Registry<Metric> REGISTRY =
            Registry.load("metric", Metric.class, metric -> metric.info().key());

    private Metrics() {}

    public static List<Metric> all() {
        return REGISTRY.all();
    }

    /** Those that are computed unless others are asked for. */
    public static List<Metric> defaults() {
        return all().stream().filter(metric -> !metric.info().onRequest()).toList();
    }

    /** @throws UnknownNameException if a key is unknown; the nearest and the known ones are listed */
    public static List<Metric> named(List<String> keys) {
        return keys.stream().map(REGISTRY::get).toList();
    }

    /**
     * Option values for a choice of metrics; those that take an option of the same name share its value.
     *
     * @param given texts by option name, as on the command line; the rest has its defaults
     * @throws IllegalArgumentException in one sentence, if none of the metrics has such an option or a value is not
     *     allowed
     */
    public static Options options(Collection<Metric> metrics, Map<String, String> given) {
        Map<String, Option<?>> known = new TreeMap<>();
        metrics.forEach(metric -> metric.info().options().forEach(option -> known.put(option.name(), option)));
        return Options.read("the metrics", List.copyOf(known.values()), given);
    }
}
