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
     * Sets a bit for each byte that is not 0.
     *
     * @param at number of the first bit
     */
    public static void pack(byte[] mask, int from, int count, long[] bits, long at) {
        int x = 0;
        for (; x + 8 <= count; x += 8) {
            long eight = (long) EIGHT_BYTES.get(mask, from + x);
            long inside = ((eight & SEVENTHS) + SEVENTHS | eight) >>> 7 & 0x0101010101010101L;
            or(bits, at + x, inside * GATHER >>> 56);
        }
        for (; x < count; x++) {
            or(bits, at + x, mask[from + x] == 0 ? 0 : 1);
        }
    }

    private static void or(long[] bits, long at, long eight) {
        int w = (int) (at / Long.SIZE);
        int shift = (int) (at % Long.SIZE);
        bits[w] |= eight << shift;
        if (shift > Long.SIZE - 8) {
            bits[w + 1] |= eight >>> Long.SIZE - shift;
        }
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
