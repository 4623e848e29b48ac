package org.toposeg.topology.homology;

/** Union-find over 0..n-1 with path halving; the caller says which root stays. */
final class DisjointSets {
    private final int[] parent;

    DisjointSets(int n) {
        parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
    }

    int find(int item) {
        int node = item;
        while (parent[node] != node) {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        return node;
    }

    /** Hangs one root under another. */
    void attach(int root, int under) {
        parent[root] = under;
    }
}
