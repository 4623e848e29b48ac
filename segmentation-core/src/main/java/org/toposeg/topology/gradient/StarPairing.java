package org.toposeg.topology.gradient;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.toposeg.topology.IntList;

/**
 * An acyclic pairing of the cells that enter together with one voxel, with as few cells left over as their topology
 * allows (Robins, Wood, Sheppard 2011, "Theory and algorithms for constructing discrete Morse complexes"). It depends only
 * on which of the 26 cells enter; there are 15,935 such sets, and each pairing is worked out once.
 *
 * @param key the set: bit {@code slot} for each slot of {@link Star} but the voxel's
 * @param pairs how many pairs there are
 * @param items a pair as lower slot | higher slot &lt;&lt; 5 | direction from the lower to the higher &lt;&lt; 10; then the
 *     slots of critical cells
 */
public record StarPairing(int key, int pairs, int[] items) {

    private static final int CAPACITY = 1 << 16;
    private static final AtomicReferenceArray<StarPairing> KNOWN = new AtomicReferenceArray<>(CAPACITY);

    /** @param key a closed set: with a cell also its facets at the voxel */
    public static StarPairing of(int key) {
        int slot = (key * 0x9E3779B1) >>> 16;
        while (true) {
            StarPairing known = KNOWN.get(slot);
            if (known == null) {
                KNOWN.compareAndSet(slot, null, new Builder(key).build());
            } else if (known.key == key) {
                return known;
            } else {
                slot = (slot + 1) & (CAPACITY - 1);
            }
        }
    }

    private static final class Builder {
        private final int key;
        private final IntList pairs = new IntList(16);
        private final IntList critical = new IntList(4);
        private int left;

        Builder(int key) {
            this.key = key;
            left = key | 1 << Star.VOXEL;
        }

        StarPairing build() {
            collapseCubes();
            spanForest();
            for (int slot = 0; slot < Star.VOXEL; slot++) {
                if (has(slot)) {
                    critical.add(slot);
                }
            }
            int count = pairs.size;
            pairs.addAll(critical);
            return new StarPairing(key, count, pairs.toArray());
        }

        private boolean has(int slot) {
            return (left >> slot & 1) != 0;
        }

        private void pair(int low, int high) {
            for (int axis = 0; axis < 3; axis++) {
                if (Star.STEP[low][axis] != Star.STEP[high][axis]) {
                    int direction = 2 * axis + (Star.STEP[high][axis] > 0 ? 1 : 0);
                    pairs.add(low | high << 5 | direction << 10);
                }
            }
            left &= ~(1 << low | 1 << high);
        }

        /** Pairs cubes with squares that no other cube needs; a full sphere of eight cubes loses one to begin with. */
        private void collapseCubes() {
            int all = 0xFF << Star.FIRST_CUBE;
            if ((left & all) == all) {
                critical.add(Star.FIRST_CUBE);
                left &= ~(1 << Star.FIRST_CUBE);
            }
            boolean changed = true;
            while (changed) {
                changed = false;
                for (int cube = Star.FIRST_CUBE; cube < Star.VOXEL; cube++) {
                    changed |= has(cube) && collapse(cube);
                }
            }
        }

        private boolean collapse(int cube) {
            for (int axis = 0; axis < 3; axis++) {
                int square = Star.facet(cube, axis);
                int neighbour = Star.FIRST_CUBE + ((cube - Star.FIRST_CUBE) ^ 1 << axis);
                if (has(square) && !has(neighbour)) {
                    pair(square, cube);
                    return true;
                }
            }
            return false;
        }

        /** The squares left over join edges as a graph: a forest is paired away, the voxel goes with the first root. */
        private void spanForest() {
            if ((key & 0x3F) == 0) {
                critical.add(Star.VOXEL);
            }
            int graph = left >> Star.FIRST_SQUARE & 0xFFF;
            for (int root = 0; root < Star.EDGES; root++) {
                if (has(root)) {
                    if (has(Star.VOXEL)) {
                        pairVoxel(root);
                    } else {
                        critical.add(root);
                        left &= ~(1 << root);
                    }
                    grow(root, graph);
                }
            }
        }

        private void pairVoxel(int root) {
            pairs.add(Star.VOXEL | root << 5 | root << 10);
            left &= ~(1 << root | 1 << Star.VOXEL);
        }

        private void grow(int edge, int graph) {
            for (int i = 0; i < 12; i++) {
                int square = Star.FIRST_SQUARE + i;
                if ((graph >> i & 1) != 0 && has(square)) {
                    int other = otherEdge(square, edge);
                    if (other >= 0 && has(other)) {
                        pair(other, square);
                        grow(other, graph);
                    }
                }
            }
        }

        /** The other edge of a square at the voxel, or -1 if the given edge is not its. */
        private static int otherEdge(int square, int edge) {
            int axis = edge >> 1;
            boolean contains = Star.STEP[square][axis] == Star.STEP[edge][axis];
            return contains ? Star.facet(square, axis) : -1;
        }
    }
}
