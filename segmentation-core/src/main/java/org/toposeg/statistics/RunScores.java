package org.toposeg.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run's values of one metric: mean over labels by case and seed.
 *
 * @param name of the run
 * @param values by case, then by seed; a run without seeds has the one seed {@code ""}
 */
public record RunScores(String name, Map<String, Map<String, Double>> values) {

    public RunScores {
        Map<String, Map<String, Double>> copy = new TreeMap<>();
        values.forEach((c, seeds) -> copy.put(c, new TreeMap<>(seeds)));
        values = copy;
    }

    /** The mean over seeds of each case. */
    public Map<String, Double> byCase() {
        Map<String, Double> means = new LinkedHashMap<>();
        values.forEach((c, seeds) -> means.put(
                c,
                seeds.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(Double.NaN)));
        return means;
    }

    public int units() {
        return values.values().stream().mapToInt(Map::size).sum();
    }
}
