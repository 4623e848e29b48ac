package org.toposeg.metric;

import java.util.List;
import org.toposeg.registry.Option;

/**
 * The description of a metric.
 *
 * @param key its name in JSON, in tables and on the command line
 * @param title as people write it
 * @param definition one sentence with the formula; P is the prediction, R the reference
 * @param scale unit, direction and bounds of its numbers
 * @param whenEmpty what happens if P, R or both are empty
 * @param source publication and, where the numbers are held to one, the published code
 * @param options in the order in which they are printed
 * @param onRequest computed only when it is asked for by name
 */
public record MetricInfo(
        String key,
        String title,
        String definition,
        Scale scale,
        String whenEmpty,
        String source,
        List<Option<?>> options,
        boolean onRequest) {

    /** A metric without options that is always computed. */
    public static MetricInfo of(
            String key, String title, String definition, Scale scale, String whenEmpty, String source) {
        return new MetricInfo(key, title, definition, scale, whenEmpty, source, List.of(), false);
    }

    public MetricInfo with(Option<?>... taken) {
        return new MetricInfo(key, title, definition, scale, whenEmpty, source, List.of(taken), onRequest);
    }

    public MetricInfo whenAsked() {
        return new MetricInfo(key, title, definition, scale, whenEmpty, source, options, true);
    }
}
