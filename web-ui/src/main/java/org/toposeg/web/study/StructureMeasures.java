package org.toposeg.web.study;

import java.util.Map;

/**
 * Numbers of one structure of a segmentation.
 *
 * @param volumeMl in millilitres
 * @param components connected pieces (first Betti number b0)
 * @param tunnels loops (b1)
 * @param cavities enclosed holes (b2)
 * @param scores against the reference, by the names of {@code toposeg evaluate}; a score without a value is absent;
 *     empty without a reference
 */
public record StructureMeasures(
        int label, double volumeMl, int components, int tunnels, int cavities, Map<String, Double> scores) {}
