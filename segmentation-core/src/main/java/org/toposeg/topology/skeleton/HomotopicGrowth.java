package org.toposeg.topology.skeleton;

import org.toposeg.topology.Masks;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.Size;

/**
 * Grows a mask voxel by voxel without a change of its Betti numbers: a voxel is added only where it is a simple point
 * (Bertrand and Malandain 1994), foreground 8- or 26-connected. It is what thinning is the other way round, and draws a
 * shape whose topology is known: from one voxel, whatever the region, comes one piece without loops and cavities.
 */
public final class HomotopicGrowth {

    private HomotopicGrowth() {}

    /**
     * Goes over the candidates again and again until none can be added.
     *
     * @param seed z, y, x (x fastest); non-zero is inside
     * @param candidates indices of the voxels that may be added, those to try first in front
     * @return 1 inside, 0 elsewhere; a new array
     * @throws IllegalArgumentException if the array's length is not the number of voxels
     */
    public static byte[] grow(byte[] seed, int[] candidates, Size size) {
        Masks.requireLength(seed.length, size);
        PaddedBits bits = PaddedBits.of(seed, size, IndexBox.whole(size));
        int[] waiting = new int[candidates.length];
        for (int i = 0; i < waiting.length; i++) {
            int v = candidates[i];
            waiting[i] = bits.place(v % size.x(), v / size.x() % size.y(), v / size.x() / size.y());
        }
        int left = waiting.length;
        int before;
        do {
            before = left;
            left = pass(bits, waiting, left);
        } while (left < before);
        byte[] grown = new byte[seed.length];
        bits.copyTo(grown, size, IndexBox.whole(size));
        return grown;
    }

    /** Adds what can be added and moves the rest to the front; returns how many are left. */
    private static int pass(PaddedBits bits, int[] waiting, int count) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int p = waiting[i];
            if (Cells.isSimple(bits.twentySeven(p))) {
                bits.set(p);
            } else {
                waiting[left++] = p;
            }
        }
        return left;
    }
}
