package org.toposeg.statistics;

/**
 * A confidence interval.
 *
 * @param level e.g. 0.95
 * @param method how it was computed: {@code student-t}, {@code percentile bootstrap}, {@code BCa bootstrap}
 */
public record Interval(double low, double high, double level, String method) {}
