package org.toposeg.metric;

import org.toposeg.registry.Options;

/**
 * A function from two masks on one grid, prediction and reference, to a number or a few. Stateless and safe for use by
 * several threads. Found by {@link java.util.ServiceLoader}: adding one is a class and a line in
 * {@code META-INF/services/org.toposeg.metric.Metric}.
 */
public interface Metric {

    /** What the reference documentation prints. */
    MetricInfo info();

    /**
     * @param options values for all of {@link MetricInfo#options()}
     * @return the value, or why there is none
     */
    MetricValue evaluate(MaskPair pair, Options options);
}
