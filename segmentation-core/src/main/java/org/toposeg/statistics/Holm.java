package org.toposeg.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down correction of p values for several tests (Scandinavian Journal of Statistics 6, 1979). */
public final class Holm {

    private Holm() {}

    /** Adjusted p values in the order of the given ones; each is at least as large as its p value and at most 1. */
    public static double[] adjust(double[] p) {
        List<Integer> order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] adjusted = new double[p.length];
        double greatest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int i = order.get(rank);
            greatest = Math.max(greatest, Math.min(1, (p.length - rank) * p[i]));
            adjusted[i] = greatest;
        }
        return adjusted;
    }
}
