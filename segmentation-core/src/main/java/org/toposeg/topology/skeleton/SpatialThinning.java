package org.toposeg.topology.skeleton;

import java.util.stream.IntStream;
import org.toposeg.topology.IntList;

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
        this.active = new ActiveVoxels(bits.words(), bits.row(), bits.plane());
        this.found = new IntList[bits.words() < ALONE ? 1 : 64];
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
        for (int w = 0; w < bits.words(); w++) {
            long border = 0;
            for (int direction : directions) {
                border |= bits.bordering(w, direction);
            }
            active.add(w, border);
        }
    }

    private void collect(int direction) {
        IntStream parts = IntStream.range(0, found.length);
        (found.length > 1 ? parts.parallel() : parts).forEach(part -> {
            found[part].clear();
            int from = (int) ((long) bits.words() * part / found.length);
            int to = (int) ((long) bits.words() * (part + 1) / found.length);
            collect(direction, from, to, found[part]);
        });
    }

    private void collect(int direction, int from, int to, IntList list) {
        for (int w = from; w < to; w++) {
            long word = active.word(w);
            word = word == 0 ? 0 : word & bits.bordering(w, direction);
            for (; word != 0; word &= word - 1) {
                int p = (w << 6) + Long.numberOfTrailingZeros(word);
                int cells = bits.twentySeven(p);
                if (Cells.isDeletable(cells)) {
                    list.add(p);
                    list.add(cells);
                }
            }
        }
    }

    /** A voxel whose surroundings are as they were when it was collected needs no second look. */
    private boolean remove() {
        boolean changed = false;
        for (IntList list : found) {
            for (int i = 0; i < list.size(); i += 2) {
                int p = list.get(i);
                int cells = bits.twentySeven(p);
                if (cells == list.get(i + 1) || mayGo(cells)) {
                    bits.clear(p);
                    active.wake(p);
                    changed = true;
                }
            }
        }
        active.flush();
        return changed;
    }

    private boolean mayGo(int cells) {
        return Cells.keepsPieces(cells) && !(everyPiece && Cells.isAlone(cells));
    }
}
