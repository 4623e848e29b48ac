package org.toposeg.topology.skeleton;

/** What may happen to the middle one of 27 voxels, given as the bits of {@link PaddedBits#twentySeven}. */
final class Cells {

    private static final int MIDDLE = 1 << 13;
    private static final int X0 = 0b001001001001001001001001001;
    private static final int X1 = X0 << 1;
    private static final int X2 = X0 << 2;
    private static final int Y0 = 0b000000111000000111000000111;
    private static final int Y1 = Y0 << 3;
    private static final int Y2 = Y0 << 6;
    private static final int Z1 = 0b111111111 << 9;

    private static final int FACES = X1 & Y1 | Y1 & Z1 | X1 & Z1;
    private static final int CORNERS = ~(X1 | Y1 | Z1) & (1 << 27) - 1;
    private static final int EDGES = (1 << 27) - 1 & ~(FACES | CORNERS);

    private Cells() {}

    /** Neither the end of a line, nor does its removal change the Euler characteristic or the number of pieces. */
    static boolean isDeletable(int cells) {
        return Integer.bitCount(cells) != 2 && isSimple(cells);
    }

    /** Whether the middle one may come or go without any change of topology: a simple point (Bertrand and Malandain 1994). */
    static boolean isSimple(int cells) {
        return keepsEuler(cells) && keepsPieces(cells);
    }

    static boolean isAlone(int cells) {
        return (cells & ~MIDDLE) == 0;
    }

    /** Whether the 26 voxels around are one 26-connected piece (or none). */
    static boolean keepsPieces(int cells) {
        int around = cells & ~MIDDLE;
        int piece = Integer.lowestOneBit(around);
        int before;
        do {
            before = piece;
            piece |= (piece & ~X2) << 1 | (piece & ~X0) >>> 1;
            piece |= (piece & ~Y2) << 3 | (piece & ~Y0) >>> 3;
            piece |= piece << 9 | piece >>> 9;
            piece &= around;
        } while (piece != before);
        return piece == around;
    }

    /**
     * Voxels are closed cubes. The middle one takes away with it those of its corners, edges and faces that no other
     * cube shares: each voxel around covers the face, edge or corner between them and all that this one contains.
     */
    static boolean keepsEuler(int cells) {
        int covered = cells & ~MIDDLE;
        covered |= (covered & X1) << 1 | (covered & X1) >>> 1;
        covered |= (covered & Y1) << 3 | (covered & Y1) >>> 3;
        covered |= (covered & Z1) << 9 | (covered & Z1) >>> 9;
        int free = ~covered;
        return Integer.bitCount(free & CORNERS)
                        - Integer.bitCount(free & EDGES)
                        + Integer.bitCount(free & FACES & ~MIDDLE)
                == 1;
    }
}
