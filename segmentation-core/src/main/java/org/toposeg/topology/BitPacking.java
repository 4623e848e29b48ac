package org.toposeg.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Rows of bytes as bits of 64-bit words, the first one lowest. */
public final class BitPacking {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long SEVENTHS = 0x7F7F7F7F7F7F7F7FL;

    /** Moves the lowest bit of each byte to its place among the highest eight. */
    private static final long GATHER = 0x0102040810204080L;

    private BitPacking() {}

    /**
     * Sets a bit for each byte that is not 0. Words without such a bit's place are neither read nor written, so that rows
     * that start with a word of their own can be packed by several threads.
     *
     * @param at number of the first bit
     */
    public static void pack(byte[] mask, int from, int count, long[] bits, long at) {
        int w = (int) (at / Long.SIZE);
        int shift = (int) (at % Long.SIZE);
        long word = 0;
        int x = 0;
        for (; x + 8 <= count; x += 8) {
            long inside = eight((long) EIGHT_BYTES.get(mask, from + x));
            word |= inside << shift;
            shift += 8;
            if (shift >= Long.SIZE) {
                bits[w++] |= word;
                shift -= Long.SIZE;
                word = inside >>> 8 - shift;
            }
        }
        for (; x < count; x++) {
            word |= (mask[from + x] == 0 ? 0L : 1L) << shift;
            if (++shift == Long.SIZE) {
                bits[w++] |= word;
                shift = 0;
                word = 0;
            }
        }
        if (shift > 0) {
            bits[w] |= word;
        }
    }

    /** One bit for each byte that is not 0: carries into the sign bits, which one product brings side by side. */
    private static long eight(long bytes) {
        long inside = ((bytes & SEVENTHS) + SEVENTHS | bytes) >>> 7 & 0x0101010101010101L;
        return inside * GATHER >>> 56;
    }

    /** Writes 1 for each bit that is set among {@code words} words; the first bit's place is {@code to}. */
    public static void mark(long[] bits, int first, int words, byte[] out, int to) {
        for (int w = 0; w < words; w++) {
            for (long rest = bits[first + w]; rest != 0; rest &= rest - 1) {
                out[to + w * Long.SIZE + Long.numberOfTrailingZeros(rest)] = 1;
            }
        }
    }
}
