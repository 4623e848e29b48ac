package org.toposeg.statistics;

import java.util.Comparator;

/**
 * What a score belongs to.
 *
 * @param seed of the training; empty where there is one run only
 * @param label value or name; empty where a case has one score
 */
public record Unit(String caseName, String seed, String label) implements Comparable<Unit> {

    private static final Comparator<Unit> ORDER =
            Comparator.comparing(Unit::caseName).thenComparing(Unit::seed).thenComparing(Unit::label);

    @Override
    public int compareTo(Unit other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return caseName + (seed.isEmpty() ? "" : ", seed " + seed) + (label.isEmpty() ? "" : ", label " + label);
    }
}
