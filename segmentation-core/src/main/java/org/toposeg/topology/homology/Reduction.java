package org.toposeg.topology.homology;

/**
 * Left-to-right reduction of a matrix over the field of two elements. Columns are ascending row numbers; a column's pivot is
 * its largest. Reduced columns are kept by their pivot.
 */
public final class Reduction {
    private final int[][] byPivot;
    private final BitColumn working;

    /** @param rowCount rows are 0 to one less */
    public Reduction(int rowCount) {
        byPivot = new int[rowCount][];
        working = new BitColumn(rowCount);
    }

    /** Reduces the next column by the earlier ones. Returns its pivot, or -1 if nothing is left of it. */
    public int add(int[] column) {
        if (column.length == 0) {
            return -1;
        }
        int pivot = column[column.length - 1];
        if (byPivot[pivot] == null) {
            byPivot[pivot] = column;
            return pivot;
        }
        working.toggle(column);
        while (pivot >= 0 && byPivot[pivot] != null) {
            working.toggle(byPivot[pivot]);
            pivot = working.largest();
        }
        if (pivot >= 0) {
            byPivot[pivot] = working.takeAll();
        }
        return pivot;
    }

    /** The reduced column with a pivot, or null if there is none. */
    public int[] column(int pivot) {
        return byPivot[pivot];
    }
}
