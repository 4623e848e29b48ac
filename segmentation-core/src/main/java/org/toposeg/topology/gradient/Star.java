package org.toposeg.topology.gradient;

/**
 * Names for the 27 cells around a voxel and the numbers by which they are found in an array that keeps eight cells per
 * voxel: cell = 8 · anchor + type, where the anchor is the cell's corner of smallest coordinates and bit 0, 1, 2 of the
 * type says that the cell extends along x, y, z.
 *
 * <p>A direction is 2 · axis, plus 1 towards larger coordinates. Slots: 0–5 the edges, by direction; 6–17 the squares;
 * 18–25 the cubes; 26 the voxel itself.
 */
public final class Star {
    static final int SLOTS = 27;
    public static final int VOXEL = 26;
    static final int EDGES = 6;
    public static final int FIRST_SQUARE = 6;
    static final int FIRST_CUBE = 18;

    /** Unit steps of the slots along each axis, -1, 0 or 1: {@code STEP[slot][axis]}. */
    static final int[][] STEP = new int[SLOTS][3];
    /** By edges present: the squares whose two edges at the voxel are present (12 bits). */
    public static final short[] SQUARES_OF_EDGES = new short[1 << 6];
    /** By squares present: the cubes whose three squares at the voxel are present (8 bits). */
    public static final short[] CUBES_OF_SQUARES = new short[1 << 12];

    static {
        fillSteps();
        for (int edges = 0; edges < SQUARES_OF_EDGES.length; edges++) {
            SQUARES_OF_EDGES[edges] = complete(edges, FIRST_SQUARE, FIRST_CUBE, 0);
        }
        for (int squares = 0; squares < CUBES_OF_SQUARES.length; squares++) {
            CUBES_OF_SQUARES[squares] = complete(squares, FIRST_CUBE, VOXEL, FIRST_SQUARE);
        }
    }

    private Star() {}

    private static void fillSteps() {
        for (int direction = 0; direction < EDGES; direction++) {
            STEP[direction][direction >> 1] = sign(direction & 1);
        }
        for (int i = 0; i < 12; i++) {
            STEP[FIRST_SQUARE + i][i < 8 ? 0 : 1] = sign(i & 1);
            STEP[FIRST_SQUARE + i][i < 4 ? 1 : 2] = sign(i >> 1 & 1);
        }
        for (int i = 0; i < 8; i++) {
            for (int axis = 0; axis < 3; axis++) {
                STEP[FIRST_CUBE + i][axis] = sign(i >> axis & 1);
            }
        }
    }

    private static int sign(int bit) {
        return 2 * bit - 1;
    }

    /** Which slots of from..to-1 have all their facets at the voxel among the present ones. */
    private static short complete(int present, int from, int to, int firstFacet) {
        int result = 0;
        for (int slot = from; slot < to; slot++) {
            boolean all = true;
            for (int axis = 0; axis < 3; axis++) {
                if (STEP[slot][axis] != 0) {
                    all &= (present >> facet(slot, axis) - firstFacet & 1) != 0;
                }
            }
            result |= all ? 1 << slot - from : 0;
        }
        return (short) result;
    }

    /** The slot that remains when a cell no longer extends along an axis. */
    static int facet(int slot, int axis) {
        for (int other = 0; other < SLOTS; other++) {
            boolean same = STEP[other][axis] == 0;
            for (int a = 0; a < 3; a++) {
                same &= a == axis || STEP[other][a] == STEP[slot][a];
            }
            if (same) {
                return other;
            }
        }
        throw new IllegalStateException();
    }

    public static int dimension(int slot) {
        return slot == VOXEL ? 0 : slot < FIRST_SQUARE ? 1 : slot < FIRST_CUBE ? 2 : 3;
    }

    /** What to add to 8 · voxel to find the cell of a slot, for voxels that lie strides[axis] apart. */
    public static int cellOffset(int slot, int[] strides) {
        int offset = 0;
        for (int axis = 0; axis < 3; axis++) {
            offset += STEP[slot][axis] < 0 ? -8 * strides[axis] : 0;
            offset += STEP[slot][axis] != 0 ? 1 << axis : 0;
        }
        return offset;
    }
}
