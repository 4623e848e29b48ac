package org.toposeg.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A number over several cases.
 *
 * @param mean over the cases in which it is defined
 * @param deviation standard deviation with n - 1; NaN for one case
 * @param defined number of cases that have it
 */
public record Summary(double mean, double deviation, double median, double least, double greatest, int defined) {

    /** @param rows each maps column names to numbers; a column may be absent in some */
    public static Map<String, Summary> of(List<Map<String, Double>> rows) {
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        rows.forEach(row -> row.forEach((name, value) ->
                columns.computeIfAbsent(name, absent -> new ArrayList<>()).add(value)));
        Map<String, Summary> summaries = new LinkedHashMap<>();
        columns.forEach((name, values) -> summaries.put(
                name, of(values.stream().mapToDouble(v -> v).sorted().toArray())));
        return summaries;
    }

    static Map<String, Double> means(List<Map<String, Double>> rows) {
        Map<String, Double> means = new LinkedHashMap<>();
        of(rows).forEach((name, summary) -> means.put(name, summary.mean()));
        return means;
    }

    private static Summary of(double[] ascending) {
        int n = ascending.length;
        double sum = 0;
        for (double value : ascending) {
            sum += value;
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : ascending) {
            squares += (value - mean) * (value - mean);
        }
        double median = (ascending[(n - 1) / 2] + ascending[n / 2]) / 2;
        return new Summary(mean, Math.sqrt(squares / (n - 1)), median, ascending[0], ascending[n - 1], n);
    }
}
