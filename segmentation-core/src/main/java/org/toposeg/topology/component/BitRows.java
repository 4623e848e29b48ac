package org.toposeg.topology.component;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import org.toposeg.topology.Masks;
import org.toposeg.volume.Size;

/** A mask with one bit for each voxel; a row along x starts with a new word and unused bits are 0. */
final class BitRows {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

    private final Size size;
    private final int width;
    private final long[] words;

    private BitRows(Size size) {
        this.size = size;
        this.width = (size.x() + 63) >> 6;
        this.words = new long[Math.multiplyExact(width, rows())];
    }

    static BitRows of(byte[] mask, Size size) {
        Masks.requireLength(mask.length, size);
        BitRows bits = new BitRows(size);
        IntStream.range(0, bits.rows()).parallel().forEach(row -> bits.read(mask, row));
        return bits;
    }

    BitRows complement() {
        BitRows other = new BitRows(size);
        for (int i = 0; i < words.length; i++) {
            other.words[i] = ~words[i];
        }
        if ((size.x() & 63) != 0) {
            for (int row = 0; row < rows(); row++) {
                other.words[row * width + width - 1] &= (1L << size.x()) - 1;
            }
        }
        return other;
    }

    private void read(byte[] mask, int row) {
        int from = row * size.x();
        for (int x = 0; x < size.x(); x += 64) {
            words[row * width + (x >> 6)] = word(mask, from + x, Math.min(64, size.x() - x));
        }
    }

    private static long word(byte[] mask, int from, int count) {
        long word = 0;
        int i = 0;
        for (; i + 8 <= count; i += 8) {
            word |= eight((long) LONGS.get(mask, from + i)) << i;
        }
        for (; i < count; i++) {
            word |= (mask[from + i] != 0 ? 1L : 0) << i;
        }
        return word;
    }

    /** One bit for each byte that is not 0: carries into the sign bits, which one product brings side by side. */
    private static long eight(long bytes) {
        long signs = ((bytes & LOW_BITS) + LOW_BITS | bytes) & ~LOW_BITS;
        return (signs >>> 7) * 0x0102040810204080L >>> 56;
    }

    Size size() {
        return size;
    }

    int rows() {
        return size.y() * size.z();
    }

    /** Words in a row. */
    int width() {
        return width;
    }

    /** All rows, one after the other, y before z. */
    long[] words() {
        return words;
    }
}
