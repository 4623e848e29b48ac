package org.toposeg.topology.homology;

import org.toposeg.topology.IntList;

/** A set of row numbers with quick toggling and quick access to the largest: a tree of words, 64 children each. */
final class BitColumn {
    private final long[][] levels;

    BitColumn(int rows) {
        int depth = 1;
        for (long span = 64; span < rows; span *= 64) {
            depth++;
        }
        levels = new long[depth][];
        int count = Math.max(1, rows);
        for (int level = 0; level < depth; level++) {
            count = (count + 63) >> 6;
            levels[level] = new long[count];
        }
    }

    /** A word's bit is set while the word below it is not empty, so a change ends where emptiness does not change. */
    void toggle(int row) {
        int index = row;
        for (long[] level : levels) {
            int word = index >> 6;
            long before = level[word];
            long after = before ^ 1L << index;
            level[word] = after;
            if (before != 0 && after != 0) {
                return;
            }
            index = word;
        }
    }

    void toggle(int[] rows) {
        for (int row : rows) {
            toggle(row);
        }
    }

    /** The largest row number, or -1 if there is none. */
    int largest() {
        int level = levels.length - 1;
        if (levels[level][0] == 0) {
            return -1;
        }
        int index = 0;
        for (; level >= 0; level--) {
            index = index << 6 | 63 - Long.numberOfLeadingZeros(levels[level][index]);
        }
        return index;
    }

    /** Empties the set and returns it, ascending. */
    int[] takeAll() {
        IntList rows = new IntList(64);
        for (int row = largest(); row >= 0; row = largest()) {
            toggle(row);
            rows.add(row);
        }
        int[] ascending = new int[rows.size];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = rows.items[ascending.length - 1 - i];
        }
        return ascending;
    }
}
