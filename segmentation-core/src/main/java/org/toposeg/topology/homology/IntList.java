package org.toposeg.topology.homology;

import java.util.Arrays;

/** A growing int array. */
final class IntList {
    int[] items;
    int size;

    IntList(int capacity) {
        items = new int[capacity];
    }

    void add(int value) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1) + 8);
        }
        items[size++] = value;
    }

    void addAll(IntList other) {
        if (size + other.size > items.length) {
            items = Arrays.copyOf(items, size + other.size);
        }
        System.arraycopy(other.items, 0, items, size, other.size);
        size += other.size;
    }

    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
