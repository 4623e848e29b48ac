package org.toposeg.loss.lovasz;

/** Sorts numbers that are at least 0 from great to small, in linear time; equal ones keep their order. */
final class DescendingOrder {

    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;

    private DescendingOrder() {}

    /** @return the indices of the values, that of the greatest first */
    static int[] descending(float[] values) {
        int[] keys = new int[values.length];
        int[] order = new int[values.length];
        for (int i = 0; i < keys.length; i++) {
            // Bits of floats that are at least 0 sort as the floats do; their complement the other way round.
            keys[i] = ~Float.floatToRawIntBits(values[i]);
            order[i] = i;
        }
        int[] otherKeys = new int[keys.length];
        int[] otherOrder = new int[keys.length];
        for (int shift = 0; shift < Integer.SIZE; shift += BITS) {
            if (pass(keys, order, otherKeys, otherOrder, shift)) {
                int[] swap = keys;
                keys = otherKeys;
                otherKeys = swap;
                swap = order;
                order = otherOrder;
                otherOrder = swap;
            }
        }
        return order;
    }

    /** Sorts by some bits; says whether there was anything to do. */
    private static boolean pass(int[] keys, int[] order, int[] toKeys, int[] toOrder, int shift) {
        int[] next = new int[BUCKETS];
        for (int key : keys) {
            next[key >>> shift & BUCKETS - 1]++;
        }
        int sum = 0;
        for (int b = 0; b < BUCKETS; b++) {
            if (next[b] == keys.length) {
                return false;
            }
            int count = next[b];
            next[b] = sum;
            sum += count;
        }
        for (int i = 0; i < keys.length; i++) {
            int to = next[keys[i] >>> shift & BUCKETS - 1]++;
            toKeys[to] = keys[i];
            toOrder[to] = order[i];
        }
        return true;
    }
}
