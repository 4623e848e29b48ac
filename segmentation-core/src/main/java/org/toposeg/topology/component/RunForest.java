package org.toposeg.topology.component;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.toposeg.topology.DisjointSets;
import org.toposeg.volume.Size;

/**
 * Union-find over runs. The root of a tree is its first run, so that the result does not depend on the order of unions:
 * slabs of rows are joined within themselves in parallel and then with what precedes them.
 */
final class RunForest {

    private final Runs runs;
    private final DisjointSets trees;
    private final int lines;
    private final Neighbour[] neighbours;

    private RunForest(Runs runs, Size size, Connectivity connectivity) {
        this.runs = runs;
        this.lines = size.y();
        this.neighbours = Neighbour.before(connectivity);
        this.trees = new DisjointSets(runs.count());
    }

    /**
     * @return for each run the number of its component, from 1 on in the order of the components' first voxels; the last
     *     element is the number of components
     */
    static int[] components(Runs runs, Size size, Connectivity connectivity) {
        RunForest forest = new RunForest(runs, size, connectivity);
        int slabs = Math.min(runs.rows(), 4 * ForkJoinPool.getCommonPoolParallelism() + 4);
        int[] bound = IntStream.rangeClosed(0, slabs)
                .map(s -> (int) ((long) s * runs.rows() / slabs))
                .toArray();
        IntStream.range(0, slabs).parallel().forEach(s -> forest.joinWithin(bound[s], bound[s + 1]));
        for (int s = 1; s < slabs; s++) {
            forest.joinWithBefore(bound[s], bound[s + 1]);
        }
        return forest.number();
    }

    private void joinWithin(int from, int to) {
        for (int row = from; row < to; row++) {
            for (Neighbour n : neighbours) {
                if (n.exists(row, lines) && n.row(row, lines) >= from) {
                    join(row, n.row(row, lines), n.reach());
                }
            }
        }
    }

    private void joinWithBefore(int from, int to) {
        int last = Math.min(to, from + lines + 1);
        for (int row = from; row < last; row++) {
            for (Neighbour n : neighbours) {
                if (n.exists(row, lines) && n.row(row, lines) < from) {
                    join(row, n.row(row, lines), n.reach());
                }
            }
        }
    }

    /** Walks along two rows at once; runs touch when they overlap after one of them is widened by the reach. */
    private void join(int row, int other, int reach) {
        int a = runs.first(row);
        int b = runs.first(other);
        int lastA = runs.first(row + 1);
        int lastB = runs.first(other + 1);
        while (a < lastA && b < lastB) {
            if (runs.start(a) <= runs.end(b) + reach && runs.start(b) <= runs.end(a) + reach) {
                trees.union(a, b);
            }
            if (runs.end(a) < runs.end(b)) {
                a++;
            } else {
                b++;
            }
        }
    }

    private int[] number() {
        int[] label = new int[runs.count() + 1];
        int count = 0;
        for (int run = 0; run < runs.count(); run++) {
            int root = trees.find(run);
            label[run] = root == run ? ++count : label[root];
        }
        label[runs.count()] = count;
        return label;
    }
}
