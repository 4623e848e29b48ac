package org.toposeg.topology.homology;

import java.util.Arrays;
import org.toposeg.topology.DisjointSets;
import org.toposeg.topology.IntList;
import org.toposeg.topology.gradient.Paths;

/**
 * For each critical edge that closes a loop in the smaller filtration: that loop (the edge and the way through the tree of
 * older edges), carried into the larger filtration, as numbers of the larger one's loop-closing critical edges. These
 * determine a loop's class, so the other edges are left out.
 */
final class LoopChains {
    private final Minima minima;
    private final Paths paths;
    private final int[] edges;
    private final EdgeFlow flow;
    /** Per critical edge of the smaller filtration what is left of it and of the ways down from its ends, once asked for. */
    private final int[][] carried;
    /** Minima joined by edges of which nothing is left count as one node. */
    private final DisjointSets nodes;

    private final int[] parentEdge;
    private final int[] parentNode;
    private final int[] depth;
    private final IntList chain = new IntList(256);

    LoopChains(FilteredImage smaller, FilteredImage larger) {
        minima = smaller.minima;
        paths = smaller.paths;
        edges = smaller.gradient.critical[1];
        flow = new EdgeFlow(larger.gradient, larger.paths, larger.loops());
        carried = new int[edges.length][];
        int count = minima.death.length;
        nodes = new DisjointSets(count);
        for (int edge = 0; edge < carried.length; edge++) {
            if (minima.joins[edge] && carried(edge).length == 0) {
                nodes.attach(nodes.find(minima.first[edge]), nodes.find(minima.second[edge]));
            }
        }
        parentEdge = new int[count];
        parentNode = new int[count];
        depth = new int[count];
        spanTree(count);
    }

    private int[] carried(int edge) {
        if (carried[edge] == null) {
            int start = Paths.start(edges[edge]);
            int axis = (edges[edge] & 7) >> 1;
            flow.add(start, 2 * axis + 1);
            addDescent(start);
            addDescent(paths.end(edges[edge]));
            carried[edge] = flow.drain();
        }
        return carried[edge];
    }

    private void addDescent(int voxel) {
        int at = voxel;
        for (int direction = paths.descent(at); direction >= 0; direction = paths.descent(at)) {
            flow.add(at, direction);
            at += paths.steps[direction];
        }
    }

    /** Hangs the nodes below each other along the joining edges that are left. */
    private void spanTree(int count) {
        int[] degree = new int[count + 1];
        IntList links = new IntList(256);
        for (int edge = 0; edge < carried.length; edge++) {
            if (minima.joins[edge] && carried(edge).length > 0) {
                links.add(edge);
                degree[nodes.find(minima.first[edge])]++;
                degree[nodes.find(minima.second[edge])]++;
            }
        }
        int[] start = new int[count + 1];
        for (int i = 0; i < count; i++) {
            start[i + 1] = start[i] + degree[i];
        }
        int[] incident = new int[start[count]];
        int[] fill = Arrays.copyOf(start, count);
        for (int i = 0; i < links.size; i++) {
            int edge = links.items[i];
            incident[fill[nodes.find(minima.first[edge])]++] = edge;
            incident[fill[nodes.find(minima.second[edge])]++] = edge;
        }
        walk(start, incident);
    }

    private void walk(int[] start, int[] incident) {
        int[] queue = new int[depth.length];
        Arrays.fill(parentEdge, -1);
        int head = 0;
        int tail = 0;
        queue[tail++] = nodes.find(0);
        while (head < tail) {
            int node = queue[head++];
            for (int i = start[node]; i < start[node + 1]; i++) {
                int edge = incident[i];
                if (edge != parentEdge[node]) {
                    int a = nodes.find(minima.first[edge]);
                    int other = a == node ? nodes.find(minima.second[edge]) : a;
                    parentEdge[other] = edge;
                    parentNode[other] = node;
                    depth[other] = depth[node] + 1;
                    queue[tail++] = other;
                }
            }
        }
    }

    /** The loop that a critical edge closes, as ascending numbers. */
    int[] of(int edge) {
        int a = nodes.find(minima.first[edge]);
        int b = nodes.find(minima.second[edge]);
        if (a == b) {
            return carried(edge);
        }
        chain.clear();
        addAll(carried(edge));
        while (a != b) {
            if (depth[a] < depth[b]) {
                int swap = a;
                a = b;
                b = swap;
            }
            addAll(carried(parentEdge[a]));
            a = parentNode[a];
        }
        return EdgeFlow.odd(chain);
    }

    private void addAll(int[] items) {
        for (int item : items) {
            chain.add(item);
        }
    }
}
