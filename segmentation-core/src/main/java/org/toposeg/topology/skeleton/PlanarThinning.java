package org.toposeg.topology.skeleton;

/** Zhang and Suen's thinning: in turn, all removable pixels of the south-east and of the north-west side at once. */
final class PlanarThinning {

    private static final int FIRST = 1;
    private static final int SECOND = 2;

    /** In which passes the middle of nine pixels is removed. */
    private static final byte[] PASSES = passes();

    private PlanarThinning() {}

    static void run(PaddedBits bits) {
        ActiveVoxels active = border(bits);
        IntList removable = new IntList();
        boolean changed = true;
        while (changed) {
            changed = pass(bits, active, removable, FIRST) | pass(bits, active, removable, SECOND);
            active.turn();
        }
    }

    private static ActiveVoxels border(PaddedBits bits) {
        ActiveVoxels active = new ActiveVoxels(bits.words(), bits.row(), 0);
        for (int p = bits.plane(); p < bits.length() - bits.plane(); p++) {
            if (bits.has(p) && PASSES[bits.nine(p)] != 0) {
                active.add(p >> 6, 1L << p);
            }
        }
        return active;
    }

    private static boolean pass(PaddedBits bits, ActiveVoxels active, IntList removable, int pass) {
        removable.clear();
        for (int w = 0; w < bits.words(); w++) {
            for (long word = active.word(w); word != 0; word &= word - 1) {
                int p = (w << 6) + Long.numberOfTrailingZeros(word);
                if (bits.has(p) && (PASSES[bits.nine(p)] & pass) != 0) {
                    removable.add(p);
                }
            }
        }
        for (int i = 0; i < removable.size(); i++) {
            int p = removable.get(i);
            bits.clear(p);
            active.wake(p);
        }
        active.flush();
        return removable.size() > 0;
    }

    private static byte[] passes() {
        byte[] passes = new byte[512];
        for (int nine = 0; nine < passes.length; nine++) {
            passes[nine] = (byte) ZhangSuen.passes(nine);
        }
        return passes;
    }
}
