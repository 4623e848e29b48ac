package org.toposeg.topology.skeleton;

import java.util.Arrays;

/**
 * Which voxels are worth a look: those around which something was removed since the beginning of the last round. A
 * voxel whose surroundings stayed as they are for a whole round would be left again.
 */
final class ActiveVoxels {

    private long[] now;
    private long[] next;

    ActiveVoxels(int length) {
        now = new long[(length >> 6) + 2];
        next = new long[now.length];
    }

    int words() {
        return now.length;
    }

    long word(int w) {
        return now[w];
    }

    void add(int p) {
        now[p >> 6] |= 1L << p;
    }

    /** Wakes the three voxels around p along x, for this round and the next. */
    void wakeThree(int p) {
        int from = p - 1;
        int w = from >> 6;
        long bits = 7L << from;
        now[w] |= bits;
        next[w] |= bits;
        if ((from & 63) > 61) {
            long over = 7L >>> 64 - (from & 63);
            now[w + 1] |= over;
            next[w + 1] |= over;
        }
    }

    /** Begins a new round with the voxels that were woken in this one. */
    void turn() {
        long[] last = now;
        now = next;
        next = last;
        Arrays.fill(next, 0);
    }
}
