package org.toposeg.topology.barcode;

import org.toposeg.topology.IntList;

/** Collects {@link Bars}. */
public final class BarList {
    private final IntList births = new IntList(64);
    private final IntList deaths = new IntList(64);

    public void add(int birth, int death) {
        births.add(birth);
        deaths.add(death);
    }

    /** Adds an interval unless it is empty. */
    public void add(int birth, float birthValue, int death, float deathValue) {
        if (birthValue < deathValue) {
            add(birth, death);
        }
    }

    public Bars toBars() {
        return new Bars(births.toArray(), deaths.toArray());
    }
}
