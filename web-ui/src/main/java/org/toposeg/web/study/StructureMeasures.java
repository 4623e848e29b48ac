package org.toposeg.web.study;

import java.util.Map;

/**
 * Numbers of one structure of a segmentation.
 *
 * @param volumeMl in millilitres
 * @param components connected pieces (first Betti number b0)
 * @param tunnels loops (b1)
 * @param cavities enclosed holes (b2)
 * @param scores against the reference, by the columns of {@code toposeg evaluate} ({@code dice},
 *     {@code bettiMatchingError.0}); a score without a value is absent; empty without a reference
 * @param why by metric, why there is no value or by which convention there is one; null in rows of earlier versions
 */
public record StructureMeasures(
        int label,
        double volumeMl,
        int components,
        int tunnels,
        int cavities,
        Map<String, Double> scores,
        Map<String, String> why) {

    /** Why a metric has no value; null if that is not known. */
    public String why(String metric) {
        return why == null ? null : why.get(metric);
    }
}
