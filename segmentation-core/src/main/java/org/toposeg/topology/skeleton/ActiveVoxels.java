package org.toposeg.topology.skeleton;

import java.util.Arrays;

/**
 * Which voxels are worth a look: those around which something was removed since the beginning of the last round. A
 * voxel whose surroundings stayed as they are for a whole round would be left again.
 */
final class ActiveVoxels {

    private long[] now;
    private long[] next;
    private final int row;
    private final int plane;
    private int pendingWord;
    private long pending;

    /** @param plane voxels from slice to slice */
    ActiveVoxels(int words, int row, int plane) {
        this.row = row;
        this.plane = plane;
        now = new long[words + 3];
        next = new long[words + 3];
    }

    long word(int w) {
        return now[w + 1];
    }

    void add(int w, long bits) {
        now[w + 1] |= bits;
    }

    /** Wakes all voxels around p for this round and the next, at the latest with {@link #flush}. */
    void wake(int p) {
        if (p >> 6 != pendingWord) {
            flush();
            pendingWord = p >> 6;
        }
        pending |= 1L << p;
    }

    /** Wakes what is around the collected voxels of one word, together. */
    void flush() {
        if (pending == 0) {
            return;
        }
        for (int z = -plane; z <= plane; z += plane) {
            for (int y = -row; y <= row; y += row) {
                wakeAround((pendingWord << 6) + z + y);
            }
        }
        pending = 0;
    }

    /** The collected bits and those before and after each, as if the word began at voxel {@code from}. */
    private void wakeAround(int from) {
        long middle = pending | pending << 1 | pending >>> 1;
        int at = from + 64;
        int w = at >> 6;
        int shift = at & 63;
        wakeWord(w, middle << shift | (shift == 0 ? 0 : (pending & 1) << shift - 1));
        wakeWord(w + 1, (shift == 0 ? 0 : middle >>> 64 - shift) | pending >>> 63 << shift);
        if (shift == 0) {
            wakeWord(w - 1, pending << 63);
        }
    }

    private void wakeWord(int w, long bits) {
        now[w] |= bits;
        next[w] |= bits;
    }

    /** Begins a new round with the voxels that were woken in this one. */
    void turn() {
        long[] last = now;
        now = next;
        next = last;
        Arrays.fill(next, 0);
    }
}
