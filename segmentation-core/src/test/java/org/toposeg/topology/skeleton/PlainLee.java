package org.toposeg.topology.skeleton;

import org.toposeg.topology.IntList;

/** Lee's thinning as it is written down: every voxel is looked at in every pass. */
final class PlainLee {

    private PlainLee() {}

    static void thin(PaddedBits bits) {
        int[] directions = {-bits.row(), bits.row(), 1, -1, bits.plane(), -bits.plane()};
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int direction : directions) {
                changed |= pass(bits, direction);
            }
        }
    }

    private static boolean pass(PaddedBits bits, int direction) {
        IntList candidates = new IntList();
        for (int p = bits.plane(); p < bits.length() - bits.plane(); p++) {
            if (bits.has(p) && !bits.has(p + direction) && Cells.isDeletable(bits.twentySeven(p))) {
                candidates.add(p);
            }
        }
        boolean changed = false;
        for (int i = 0; i < candidates.size(); i++) {
            int p = candidates.get(i);
            if (Cells.keepsPieces(bits.twentySeven(p))) {
                bits.clear(p);
                changed = true;
            }
        }
        return changed;
    }
}
