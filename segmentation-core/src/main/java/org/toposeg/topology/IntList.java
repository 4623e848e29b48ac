package org.toposeg.topology;

import java.util.Arrays;

/** A growing int array, whose storage is open to loops that must be fast: the elements are {@code items[0..size)}. */
public final class IntList {

    private static final int CAPACITY = 64;

    /** Storage; replaced when the list grows. */
    public int[] items;

    /** How many of the items count. */
    public int size;

    /** An empty list with room for a few elements. */
    public IntList() {
        this(CAPACITY);
    }

    /** An empty list with room for so many elements. */
    public IntList(int capacity) {
        items = new int[capacity];
    }

    /** Appends one element. */
    public void add(int value) {
        reserve(1);
        items[size++] = value;
    }

    /** Appends the element if {@code one} is 1 and not if it is 0, without a branch that is hard to foresee. */
    public void addIf(int value, int one) {
        reserve(1);
        items[size] = value;
        size += one;
    }

    /** Appends all of another list. */
    public void addAll(IntList other) {
        reserve(other.size);
        System.arraycopy(other.items, 0, items, size, other.size);
        size += other.size;
    }

    private void reserve(int more) {
        if (size + more > items.length) {
            items = Arrays.copyOf(items, Math.max(size + more, size + (size >> 1) + 8));
        }
    }

    /** @return the element at the place, which must be less than the size */
    public int get(int i) {
        return items[i];
    }

    /** @return how many elements there are */
    public int size() {
        return size;
    }

    /** @return a copy of the elements */
    public int[] toArray() {
        return Arrays.copyOf(items, size);
    }

    /** Forgets the elements and keeps the room. */
    public void clear() {
        size = 0;
    }
}
