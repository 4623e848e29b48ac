package org.toposeg.topology;

/** Union-find over 0..n-1 with path halving. Not safe for threads that touch the same sets. */
public final class DisjointSets {

    private final int[] parent;

    /** Each number in a set of its own. */
    public DisjointSets(int n) {
        parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
    }

    /** @return the root of the item's set, the same for all its members */
    public int find(int item) {
        int node = item;
        while (parent[node] != node) {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        return node;
    }

    /** Hangs one root under another: the caller says which of the two stays. */
    public void attach(int root, int under) {
        parent[root] = under;
    }

    /**
     * Unites the sets of two items; the lower root stays, so that a set's root is its first member whatever the order of
     * the unions.
     *
     * @return whether they were in different sets
     */
    public boolean union(int a, int b) {
        int first = find(a);
        int second = find(b);
        parent[Math.max(first, second)] = Math.min(first, second);
        return first != second;
    }
}
