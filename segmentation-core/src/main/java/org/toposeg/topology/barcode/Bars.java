package org.toposeg.topology.barcode;

/**
 * Intervals of persistent homology of one dimension k, as ranks among critical cells: {@code births[i]} among those of
 * dimension k, {@code deaths[i]} among those of dimension k + 1 or {@link #NEVER}. Of an image barcode, births belong to
 * the smaller filtration and deaths to the larger one. Only intervals with birth &lt; death are listed.
 */
public record Bars(int[] births, int[] deaths) {
    /** The death of a feature that stays. */
    public static final int NEVER = -1;

    public int count() {
        return births.length;
    }
}
