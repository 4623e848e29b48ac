package org.toposeg.topology.skeleton;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import org.toposeg.volume.IndexBox;
import org.toposeg.volume.Size;

/**
 * A mask with a frame of zeros around it. Each element holds three bits: the voxel before it along x, itself, and the
 * one after it, so that nine reads give the 27 voxels around a place. The voxels themselves are kept once more as one
 * bit each, so that 64 of them can be compared with their neighbours at once.
 */
final class PaddedBits {

    private static final int SELF = 2;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] triples;
    private final long[] words;
    private final int row;
    private final int plane;
    private final Size inner;

    private PaddedBits(IndexBox box) {
        this.inner = box.size();
        this.triples = new byte[framed(box.size())];
        this.row = inner.x() + 2;
        this.plane = row * (inner.y() + 2);
        this.words = new long[words() + 3];
    }

    /** Voxels of a box with a frame of one around it. */
    private static int framed(Size size) {
        long length = (size.x() + 2L) * (size.y() + 2L) * (size.z() + 2L);
        if (length > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException("a mask of " + size + " voxels is too large to be thinned in one piece");
        }
        return (int) length;
    }

    static PaddedBits of(byte[] mask, Size size, IndexBox box) {
        PaddedBits bits = new PaddedBits(box);
        bits.rows((from, line) -> bits.fill(from, mask, line(size, box, line)));
        IntStream.range(0, bits.words()).parallel().forEach(bits::gather);
        return bits;
    }

    /** One word stands before the first, for the neighbours of what is in the first. */
    private void gather(int w) {
        long word = 0;
        int from = w << 6;
        int count = Math.min(64, triples.length - from);
        int i = 0;
        for (; i + 8 <= count; i += 8) {
            long eight = (long) LONGS.get(triples, from + i) >>> 1 & 0x0101010101010101L;
            word |= (eight * 0x0102040810204080L >>> 56) << i;
        }
        for (; i < count; i++) {
            word |= (triples[from + i] >> 1 & 1L) << i;
        }
        words[w + 1] = word;
    }

    /** Where line number {@code line} of the box starts in the image. */
    private static int line(Size size, IndexBox box, int line) {
        return box.rowStart(size, line % box.size().y(), line / box.size().y());
    }

    private void fill(int from, byte[] mask, int line) {
        int bits = 0;
        for (int x = 0; x < inner.x(); x++) {
            bits = bits >> 1 | (mask[line + x] != 0 ? 4 : 0);
            triples[from + x - 1] = (byte) bits;
        }
        triples[from + inner.x() - 1] = (byte) (bits >> 1);
        triples[from + inner.x()] = (byte) (bits >> 2);
    }

    /** The place of a voxel of the box, of which this knows only the size. */
    int place(int x, int y, int z) {
        return (z + 1) * plane + (y + 1) * row + x + 1;
    }

    /** Writes 1 into the image for each voxel that is still set. */
    void copyTo(byte[] mask, Size size, IndexBox box) {
        rows((from, line) -> {
            int to = line(size, box, line);
            for (int x = 0; x < inner.x(); x++) {
                mask[to + x] = (byte) (has(from + x) ? 1 : 0);
            }
        });
    }

    private interface Row {
        void at(int from, int line);
    }

    private void rows(Row action) {
        IntStream.range(0, inner.z()).parallel().forEach(k -> {
            for (int j = 0; j < inner.y(); j++) {
                action.at((k + 1) * plane + (j + 1) * row + 1, k * inner.y() + j);
            }
        });
    }

    int length() {
        return triples.length;
    }

    /** How many words of 64 voxels there are. */
    int words() {
        return (length() + 63) >> 6;
    }

    /** The voxels of a word that are set and whose neighbour {@code step} further on is not. */
    long bordering(int w, int step) {
        if (words[w + 1] == 0) {
            return 0;
        }
        int at = (w << 6) + step + 64;
        int shift = at & 63;
        long low = words[at >> 6] >>> shift;
        long neighbours = shift == 0 ? low : low | words[(at >> 6) + 1] << 64 - shift;
        return words[w + 1] & ~neighbours;
    }

    int row() {
        return row;
    }

    int plane() {
        return plane;
    }

    boolean has(int p) {
        return (triples[p] & SELF) != 0;
    }

    /** The 3 × 3 voxels around p in its slice: bit 3 · y + x, p itself is bit 4. */
    private int nine(int p) {
        return triples[p - row] | triples[p] << 3 | triples[p + row] << 6;
    }

    /** The 3 × 3 × 3 voxels around p: bit 9 · z + 3 · y + x, p itself is bit 13. */
    int twentySeven(int p) {
        return nine(p - plane) | nine(p) << 9 | nine(p + plane) << 18;
    }

    void set(int p) {
        words[(p >> 6) + 1] |= 1L << p;
        triples[p - 1] |= 4;
        triples[p] |= SELF;
        triples[p + 1] |= 1;
    }

    void clear(int p) {
        words[(p >> 6) + 1] &= ~(1L << p);
        triples[p - 1] &= ~4;
        triples[p] &= ~SELF;
        triples[p + 1] &= ~1;
    }
}
