package org.toposeg.topology.skeleton;

import org.toposeg.topology.BitPacking;
import org.toposeg.topology.IntList;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.Size;

/**
 * Zhang and Suen's thinning: in turn, all removable pixels of the south-east and of the north-west side at once. Pixels are
 * bits of words of 64, so those with all neighbours, which stay, are passed over many at a time; for each other one the 3 × 3
 * pixels around it are its place in a table of what is removable. Only words in or around which something changed are
 * looked at again.
 */
final class PlanarThinning {

    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int SELF = 1 << 4;
    private static final int LAST = Long.SIZE - 1;

    /** In which passes the middle of nine pixels is removed. */
    private static final byte[] PASSES = passes();

    /** Words of a row. */
    private final int words;

    /** A word, then rows: those of the box from the second one on, each from its second bit on. Around them is nothing. */
    private final long[] bits;

    private final long[] removable;

    /** The passes in which a word is to be looked at. */
    private final byte[] looks;

    private final IntList changed = new IntList();

    private PlanarThinning(byte[] mask, Size size, IndexBox box) {
        words = (box.size().x() + 1) / Long.SIZE + 1;
        bits = new long[words * (box.size().y() + 2) + 2];
        removable = new long[bits.length];
        looks = new byte[bits.length];
        for (int y = 0; y < box.size().y(); y++) {
            int from = box.rowStart(size, y, 0);
            BitPacking.pack(mask, from, box.size().x(), bits, (long) row(y) * Long.SIZE + 1);
        }
        for (int w = row(0); w < bits.length - words - 1; w++) {
            looks[w] = (byte) (bits[w] == 0 ? 0 : FIRST | SECOND);
        }
    }

    /**
     * Writes 1 into the skeleton for each pixel of the mask that stays.
     *
     * @param box around the mask, one slice
     */
    static void run(byte[] mask, Size size, IndexBox box, byte[] skeleton) {
        PlanarThinning thinning = new PlanarThinning(mask, size, box);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = thinning.pass(FIRST) | thinning.pass(SECOND);
        }
        for (int y = 0; y < box.size().y(); y++) {
            int to = box.rowStart(size, y, 0);
            BitPacking.mark(thinning.bits, thinning.row(y), thinning.words, skeleton, to - 1);
        }
    }

    /** The first word of a row of the box. */
    private int row(int y) {
        return 1 + (y + 1) * words;
    }

    /** Whether something was removed; what is removable is found before anything is removed. */
    private boolean pass(int pass) {
        changed.clear();
        for (int w = row(0); w < bits.length - words - 1; w++) {
            if ((looks[w] & pass) != 0) {
                looks[w] &= (byte) ~pass;
                removable[w] = removable(w, pass);
                changed.addIf(w, removable[w] == 0 ? 0 : 1);
            }
        }
        for (int i = 0; i < changed.size(); i++) {
            int w = changed.get(i);
            bits[w] &= ~removable[w];
            lookAround(w);
        }
        return changed.size() > 0;
    }

    private void lookAround(int w) {
        for (int row = w - words; row <= w + words; row += words) {
            looks[row - 1] = FIRST | SECOND;
            looks[row] = FIRST | SECOND;
            looks[row + 1] = FIRST | SECOND;
        }
    }

    private long removable(int w, int pass) {
        long border = bits[w] & ~(inner(w - words) & inner(w) & inner(w + words));
        long found = 0;
        for (; border != 0; border &= border - 1) {
            int b = Long.numberOfTrailingZeros(border);
            int nine = three(w - words, b) | three(w, b) << 3 | three(w + words, b) << 6;
            found |= (PASSES[nine] & pass) == 0 ? 0 : Long.lowestOneBit(border);
        }
        return found;
    }

    /** The bits that are set as are those before and after them. The first bit of a row is never set. */
    private long inner(int w) {
        long own = bits[w];
        return own & (own << 1 | bits[w - 1] >>> LAST) & (own >>> 1 | bits[w + 1] << LAST);
    }

    /** The bits before, at and after one. */
    private int three(int w, int b) {
        long three = switch (b) {
            case 0 -> bits[w] << 1 | bits[w - 1] >>> LAST;
            case LAST -> bits[w] >>> LAST - 1 | bits[w + 1] << 2;
            default -> bits[w] >>> b - 1;
        };
        return (int) three & 7;
    }

    private static byte[] passes() {
        byte[] passes = new byte[512];
        for (int nine = SELF; nine < passes.length; nine++) {
            passes[nine] = (byte) ((nine & SELF) == 0 ? 0 : ZhangSuen.passes(nine));
        }
        return passes;
    }
}
