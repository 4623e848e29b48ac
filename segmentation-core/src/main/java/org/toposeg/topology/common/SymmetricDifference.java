package org.toposeg.topology.common;

import java.util.Arrays;

/** Finite sets of numbers as ascending arrays: vectors over Z/2. */
final class SymmetricDifference {

    static final int[] EMPTY = {};

    private SymmetricDifference() {}

    /** The numbers in exactly one of both: their sum over Z/2. May be one of the arrays itself. */
    static int[] of(int[] a, int[] b) {
        if (a.length == 0) {
            return b;
        }
        if (b.length == 0) {
            return a;
        }
        int[] sum = new int[a.length + b.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                i++;
                j++;
            } else {
                sum[n++] = a[i] < b[j] ? a[i++] : b[j++];
            }
        }
        while (i < a.length) {
            sum[n++] = a[i++];
        }
        while (j < b.length) {
            sum[n++] = b[j++];
        }
        return n == 0 ? EMPTY : Arrays.copyOf(sum, n);
    }
}
