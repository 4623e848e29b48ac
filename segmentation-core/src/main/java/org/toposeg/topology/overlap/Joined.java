package org.toposeg.topology.overlap;

/** Disjoint sets of the numbers 0..n-1. */
final class Joined {

    private final int[] parent;

    Joined(int n) {
        parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
    }

    int find(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Whether the two were in different sets. */
    boolean join(int a, int b) {
        int first = find(a);
        int second = find(b);
        // The lower number stays, so that a set is named by its first member.
        parent[Math.max(first, second)] = Math.min(first, second);
        return first != second;
    }
}
