package org.toposeg.statistics;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One run's values of one metric.
 *
 * @param name of the run
 * @param values by case, seed and label; NaN where undefined
 */
public record RunScores(String name, Map<Unit, Double> values) {

    public RunScores {
        values = new TreeMap<>(values);
    }

    /** The mean of each case over its labels and seeds, by name of the case. */
    public Map<String, Double> byCase() {
        return values.entrySet().stream()
                .collect(Collectors.groupingBy(
                        e -> e.getKey().caseName(), TreeMap::new, Collectors.averagingDouble(Map.Entry::getValue)));
    }

    int seeds() {
        return (int) values.keySet().stream().map(Unit::seed).distinct().count();
    }

    /** Standard deviation of the seeds' means; empty for one seed. */
    Optional<Double> seedDeviation() {
        double[] means = values.entrySet().stream()
                .collect(Collectors.groupingBy(
                        e -> e.getKey().seed(), TreeMap::new, Collectors.averagingDouble(Map.Entry::getValue)))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return means.length < 2 ? Optional.empty() : Optional.of(SampleStatistics.standardDeviation(means));
    }

    RunScores without(Set<Unit> left) {
        Map<Unit, Double> kept = new TreeMap<>(values);
        kept.keySet().removeAll(left);
        return new RunScores(name, kept);
    }
}
