package org.toposeg.fairness;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.toposeg.statistics.SampleStatistics;

/**
 * Groups of a measured attribute (age): below the first edge, from each edge to below the next, from the last edge on.
 *
 * @param edges ascending
 */
public record AttributeBins(List<Double> edges) {

    public AttributeBins {
        if (edges.isEmpty()) {
            throw new IllegalArgumentException("at least one edge is needed to make groups");
        }
        for (int e = 1; e < edges.size(); e++) {
            if (!(edges.get(e) > edges.get(e - 1))) {
                throw new IllegalArgumentException("the edges of groups must ascend, got " + edges);
            }
        }
        edges = List.copyOf(edges);
    }

    /** Three groups of about equal size; whole edges for whole values. */
    static AttributeBins thirds(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        boolean whole = Arrays.stream(sorted).allMatch(v -> v == Math.rint(v));
        List<Double> edges = Arrays.stream(new double[] {
                    SampleStatistics.quantile(sorted, 1 / 3.0), SampleStatistics.quantile(sorted, 2 / 3.0)
                })
                .map(edge -> whole ? Math.ceil(edge) : edge)
                .distinct()
                .boxed()
                .toList();
        return new AttributeBins(edges);
    }

    String label(double value) {
        int bin = bin(value);
        if (bin == 0) {
            return "below " + text(edges.getFirst());
        }
        return bin == edges.size()
                ? text(edges.getLast()) + " and above"
                : text(edges.get(bin - 1)) + " to below " + text(edges.get(bin));
    }

    private int bin(double value) {
        return (int) edges.stream().filter(edge -> value >= edge).count();
    }

    /** Labels in the order of their values. */
    Comparator<String> order() {
        return Comparator.comparingInt(this::position);
    }

    private int position(String label) {
        for (int e = 0; e < edges.size(); e++) {
            double inside = e == 0 ? edges.getFirst() - 1 : edges.get(e - 1);
            if (label(inside).equals(label)) {
                return e;
            }
        }
        return edges.size();
    }

    private static String text(double edge) {
        return edge == Math.rint(edge) ? String.valueOf((long) edge) : String.valueOf(edge);
    }
}
