package org.toposeg.topology.skeleton;

import org.toposeg.volume.Size;

/**
 * Zhang and Suen's thinning: in turn, all removable pixels of the south-east and of the north-west side at once. Each pixel
 * carries the 3 × 3 pixels around it as a number, which is its place in a table of what is removable; what is removed
 * changes the numbers of its neighbours, and only pixels whose number changed are looked at again.
 */
final class PlanarThinning {

    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int SELF = 1 << 4;

    /** In which passes the middle of nine pixels is removed. */
    private static final byte[] PASSES = passes();

    /** Of the pixels with a frame of zeros around them: bit 3 · y + x of the nine around; 0 for what is outside. */
    private final short[] nine;

    private final int row;
    private final IntList removable = new IntList();

    /** What the next first pass and the next second one look at, some pixels several times. */
    private final IntList first = new IntList();

    private final IntList second = new IntList();

    private PlanarThinning(byte[] mask, Size size, Box box) {
        row = box.size().x() + 2;
        nine = new short[box.framed(true)];
        byte[] framed = new byte[nine.length];
        for (int y = 0; y < box.size().y(); y++) {
            int from = size.index(box.x(), box.y() + y, box.z());
            System.arraycopy(mask, from, framed, (y + 1) * row + 1, row - 2);
        }
        int[] columns = new int[row];
        for (int y = 1; y <= box.size().y(); y++) {
            columns(framed, y * row, columns);
            fill(y * row, columns);
        }
    }

    /**
     * Writes 1 into the skeleton for each pixel of the mask that stays.
     *
     * @param box around the mask, one slice
     */
    static void run(byte[] mask, Size size, Box box, byte[] skeleton) {
        PlanarThinning thinning = new PlanarThinning(mask, size, box);
        boolean changed = true;
        while (changed) {
            changed = thinning.pass(thinning.first, FIRST) | thinning.pass(thinning.second, SECOND);
        }
        for (int y = 0; y < box.size().y(); y++) {
            int from = (y + 1) * thinning.row + 1;
            int to = size.index(box.x(), box.y() + y, box.z());
            for (int x = 0; x < box.size().x(); x++) {
                skeleton[to + x] = (byte) (thinning.nine[from + x] >> 4 & 1);
            }
        }
    }

    /** Bits 0, 3 and 6: whether the pixels before, at and after a row are inside, by column. */
    private void columns(byte[] framed, int at, int[] columns) {
        int before = at - row;
        int after = at + row;
        for (int x = 0; x < columns.length; x++) {
            columns[x] = inside(framed[before + x]) | inside(framed[at + x]) << 3 | inside(framed[after + x]) << 6;
        }
    }

    /** 1 for anything but 0. */
    private static int inside(int value) {
        return (value | -value) >>> 31;
    }

    private void fill(int at, int[] columns) {
        for (int x = 1; x < row - 1; x++) {
            int around = columns[x - 1] | columns[x] << 1 | columns[x + 1] << 2;
            if ((around & SELF) != 0) {
                nine[at + x] = (short) around;
                add(at + x, PASSES[around]);
            }
        }
    }

    private void add(int p, int passes) {
        first.addIf(p, passes & FIRST);
        second.addIf(p, passes >> 1);
    }

    private boolean pass(IntList candidates, int pass) {
        removable.clear();
        for (int i = 0; i < candidates.size(); i++) {
            int p = candidates.get(i);
            if ((PASSES[nine[p]] & pass) != 0) {
                removable.add(p);
            }
        }
        candidates.clear();
        for (int i = 0; i < removable.size(); i++) {
            remove(removable.get(i));
        }
        return removable.size() > 0;
    }

    private void remove(int p) {
        if (nine[p] == 0) {
            return;
        }
        nine[p] = 0;
        lose(p - row - 1, 8);
        lose(p - row, 7);
        lose(p - row + 1, 6);
        lose(p - 1, 5);
        lose(p + 1, 3);
        lose(p + row - 1, 2);
        lose(p + row, 1);
        lose(p + row + 1, 0);
    }

    /** Takes one of the nine pixels around p away. */
    private void lose(int p, int bit) {
        int left = nine[p] & ~(1 << bit);
        nine[p] = (short) left;
        add(p, PASSES[left]);
    }

    private static byte[] passes() {
        byte[] passes = new byte[512];
        for (int nine = SELF; nine < passes.length; nine++) {
            passes[nine] = (byte) ((nine & SELF) == 0 ? 0 : ZhangSuen.passes(nine));
        }
        return passes;
    }
}
