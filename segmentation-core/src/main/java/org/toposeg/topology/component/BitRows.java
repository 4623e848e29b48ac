package org.toposeg.topology.component;

import java.util.stream.IntStream;
import org.toposeg.topology.BitPacking;
import org.toposeg.topology.Masks;
import org.toposeg.volume.Size;

/** A mask with one bit for each voxel; a row along x starts with a new word and unused bits are 0. */
final class BitRows {

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
        IntStream.range(0, bits.rows())
                .parallel()
                .forEach(row -> BitPacking.pack(
                        mask, row * size.x(), size.x(), bits.words, (long) row * bits.width * Long.SIZE));
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
