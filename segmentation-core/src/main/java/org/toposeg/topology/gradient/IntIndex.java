package org.toposeg.topology.gradient;

import java.util.Arrays;

/** From distinct non-negative numbers to their position in an array, by open addressing. */
public final class IntIndex {
    private static final int ABSENT = -1;

    private final int[] keys;
    private final int[] positions;
    private final int mask;

    public IntIndex(int[] items) {
        int capacity = Integer.highestOneBit(Math.max(8, items.length * 2 - 1)) * 2;
        keys = new int[capacity];
        positions = new int[capacity];
        mask = capacity - 1;
        Arrays.fill(keys, ABSENT);
        for (int i = 0; i < items.length; i++) {
            int slot = slot(items[i]);
            keys[slot] = items[i];
            positions[slot] = i;
        }
    }

    /** The position of an item that is there. */
    public int position(int item) {
        return positions[slot(item)];
    }

    private int slot(int item) {
        int slot = (item * 0x9E3779B1 >>> 7) & mask;
        while (keys[slot] != ABSENT && keys[slot] != item) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
