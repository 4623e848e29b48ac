package org.toposeg.topology.skeleton;

import java.util.Arrays;

/** A growing array of numbers. */
final class IntList {

    private int[] elements = new int[64];
    private int size;

    void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size++] = element;
    }

    /** Adds it if {@code one} is 1 and not if it is 0, without a branch that is hard to foresee. */
    void addIf(int element, int one) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size] = element;
        size += one;
    }

    int get(int i) {
        return elements[i];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(elements, size);
    }

    void clear() {
        size = 0;
    }
}
