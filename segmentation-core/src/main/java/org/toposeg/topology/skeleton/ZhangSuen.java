package org.toposeg.topology.skeleton;

/**
 * The conditions of Zhang and Suen (A fast parallel algorithm for thinning digital patterns, 1984) with the departures
 * of scikit-image, which thin diagonal steps to one pixel and keep small squares from vanishing.
 */
final class ZhangSuen {

    /** Bits of the nine pixels (3 · y + x), clockwise from the top left: NW, N, NE, E, SE, S, SW, W. */
    private static final int[] RING = {0, 1, 2, 5, 8, 7, 6, 3};

    /**
     * Where scikit-image departs from the conditions: for each set of passes the neighbours around, as numbers whose
     * bit i is pixel i of the ring.
     */
    private static final int[] NEVER = {48, 129};

    private static final int[] FIRST_ONLY = {3, 6, 11, 12, 14, 131, 134, 161, 194, 198};
    private static final int[] SECOND_ONLY = {24, 26, 56, 96, 104, 108, 176, 192, 224};
    private static final int[] BOTH = {10, 40, 130, 160};

    private ZhangSuen() {}

    /** 0 never, 1 in the first pass, 2 in the second, 3 in both: when the middle of nine pixels is removed. */
    static int passes(int nine) {
        int around = 0;
        for (int i = 0; i < 8; i++) {
            around |= (nine >> RING[i] & 1) << i;
        }
        if (contains(NEVER, around)) {
            return 0;
        } else if (contains(FIRST_ONLY, around)) {
            return 1;
        } else if (contains(SECOND_ONLY, around)) {
            return 2;
        }
        return contains(BOTH, around) ? 3 : published(around);
    }

    private static boolean contains(int[] patterns, int around) {
        for (int pattern : patterns) {
            if (pattern == around) {
                return true;
            }
        }
        return false;
    }

    private static int published(int around) {
        int neighbours = Integer.bitCount(around);
        int turned = (around << 1 | around >> 7) & 255;
        int rises = Integer.bitCount(around & ~turned);
        if (neighbours < 2 || neighbours > 6 || rises != 1) {
            return 0;
        }
        boolean north = (around & 2) != 0;
        boolean east = (around & 8) != 0;
        boolean south = (around & 32) != 0;
        boolean west = (around & 128) != 0;
        boolean first = !(east && south && (north || west));
        boolean second = !(north && west && (east || south));
        return (first ? 1 : 0) + (second ? 2 : 0);
    }
}
