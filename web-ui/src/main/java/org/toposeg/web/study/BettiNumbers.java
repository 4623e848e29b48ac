package org.toposeg.web.study;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.toposeg.volume.LabelMap;
import org.toposeg.web.surface.LabelBox;

/**
 * How a structure hangs together: b0 pieces, b1 loops, b2 cavities. Voxels are closed cubes, so the foreground is
 * 26-connected and the background 6-connected; b1 follows from the Euler characteristic, b0 - b1 + b2.
 */
record BettiNumbers(int components, int tunnels, int cavities) {

    private static final BettiNumbers EMPTY = new BettiNumbers(0, 0, 0);

    static BettiNumbers of(LabelMap map, int label) {
        LabelBox box = LabelBox.around(map, label);
        if (box == null) {
            return EMPTY;
        }
        int b0 = components(box, true, 26);
        int b2 = components(box, false, 6) - 1;
        return new BettiNumbers(b0, b0 + b2 - euler(box), b2);
    }

    private static int components(LabelBox box, boolean inside, int connectivity) {
        BitSet open = new BitSet(box.voxels());
        for (int v = 0; v < box.voxels(); v++) {
            open.set(v, box.inside(v) == inside);
        }
        int[] stack = new int[open.cardinality()];
        int components = 0;
        for (int seed = open.nextSetBit(0); seed >= 0; seed = open.nextSetBit(seed)) {
            components++;
            empty(box, open, seed, stack, connectivity);
        }
        return components;
    }

    private static void empty(LabelBox box, BitSet open, int seed, int[] stack, int connectivity) {
        int[] height = {1};
        stack[0] = seed;
        open.clear(seed);
        while (height[0] > 0) {
            neighbours(box, stack[--height[0]], connectivity, n -> {
                if (open.get(n)) {
                    open.clear(n);
                    stack[height[0]++] = n;
                }
            });
        }
    }

    private static void neighbours(LabelBox box, int v, int connectivity, IntConsumer action) {
        int x = v % box.size(0);
        int y = v / box.size(0) % box.size(1);
        int z = v / box.stride(2);
        for (int k = Math.max(0, z - 1); k <= Math.min(box.size(2) - 1, z + 1); k++) {
            for (int j = Math.max(0, y - 1); j <= Math.min(box.size(1) - 1, y + 1); j++) {
                for (int i = Math.max(0, x - 1); i <= Math.min(box.size(0) - 1, x + 1); i++) {
                    int steps = Math.abs(i - x) + Math.abs(j - y) + Math.abs(k - z);
                    if (steps == 1 || connectivity == 26 && steps > 1) {
                        action.accept(i + box.size(0) * j + box.stride(2) * k);
                    }
                }
            }
        }
    }

    /** Corners - edges + faces - cubes; each is there if one of the voxels around it is. */
    private static int euler(LabelBox box) {
        int sum = 0;
        for (int v = box.stride(2) + box.stride(1) + 1; v < box.voxels(); v++) {
            for (int cell = 0; cell < 8; cell++) {
                if (anyAround(box, v, cell)) {
                    sum += Integer.bitCount(cell) % 2 == 0 ? 1 : -1;
                }
            }
        }
        return sum;
    }

    /** The cell at the lower corner of voxel v that extends along the axes in {@code cell}: who shares it? */
    private static boolean anyAround(LabelBox box, int v, int cell) {
        for (int back = 0; back < 8; back++) {
            if ((back & cell) == 0 && box.inside(v - offset(box, back))) {
                return true;
            }
        }
        return false;
    }

    private static int offset(LabelBox box, int axes) {
        return (axes & 1) + (axes >> 1 & 1) * box.stride(1) + (axes >> 2) * box.stride(2);
    }
}
