package org.toposeg.topology.skeleton;

import java.util.stream.IntStream;

/**
 * Lee, Kashyap and Chu's thinning (Building skeleton models via 3-D medial surface/axis thinning algorithms, 1994): for
 * one of six directions after the other, first all voxels that may go are collected, then each is looked at again in
 * z, y, x order and removed if what is left around it still is one piece.
 */
final class SpatialThinning {

    /** Fewer active words than this are searched by one thread. */
    private static final int ALONE = 1 << 12;

    private final PaddedBits bits;
    private final ActiveVoxels active;
    private final IntList[] found;
    private final boolean everyPiece;

    private SpatialThinning(PaddedBits bits, boolean everyPiece) {
        this.bits = bits;
        this.everyPiece = everyPiece;
        this.active = new ActiveVoxels(bits.length());
        this.found = new IntList[active.words() < ALONE ? 1 : 64];
        for (int i = 0; i < found.length; i++) {
            found[i] = new IntList();
        }
    }

    /** @param everyPiece whether the last voxel of a piece stays */
    static void run(PaddedBits bits, boolean everyPiece) {
        SpatialThinning thinning = new SpatialThinning(bits, everyPiece);
        int[] directions = {-bits.row(), bits.row(), 1, -1, bits.plane(), -bits.plane()};
        thinning.activate(directions);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int direction : directions) {
                thinning.collect(direction);
                changed |= thinning.remove();
            }
            thinning.active.turn();
        }
    }

    private void activate(int[] directions) {
        for (int p = bits.plane(); p < bits.length() - bits.plane(); p++) {
            if (bits.has(p)) {
                for (int direction : directions) {
                    if (!bits.has(p + direction)) {
                        active.add(p);
                        break;
                    }
                }
            }
        }
    }

    private void collect(int direction) {
        IntStream parts = IntStream.range(0, found.length);
        (found.length > 1 ? parts.parallel() : parts).forEach(part -> {
            found[part].clear();
            int from = (int) ((long) active.words() * part / found.length);
            int to = (int) ((long) active.words() * (part + 1) / found.length);
            collect(direction, from, to, found[part]);
        });
    }

    private void collect(int direction, int from, int to, IntList list) {
        for (int w = from; w < to; w++) {
            for (long word = active.word(w); word != 0; word &= word - 1) {
                int p = (w << 6) + Long.numberOfTrailingZeros(word);
                if (bits.has(p) && !bits.has(p + direction) && Cells.isDeletable(bits.twentySeven(p))) {
                    list.add(p);
                }
            }
        }
    }

    private boolean remove() {
        boolean changed = false;
        for (IntList list : found) {
            for (int i = 0; i < list.size(); i++) {
                int p = list.get(i);
                int cells = bits.twentySeven(p);
                if (Cells.keepsPieces(cells) && !(everyPiece && Cells.isAlone(cells))) {
                    bits.clear(p);
                    wake(p);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private void wake(int p) {
        for (int z = -bits.plane(); z <= bits.plane(); z += bits.plane()) {
            active.wakeThree(p + z - bits.row());
            active.wakeThree(p + z);
            active.wakeThree(p + z + bits.row());
        }
    }
}
