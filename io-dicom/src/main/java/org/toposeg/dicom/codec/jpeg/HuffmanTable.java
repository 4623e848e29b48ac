package org.toposeg.dicom.codec.jpeg;

import org.toposeg.dicom.data.DicomException;

/** A JPEG Huffman table (ITU-T T.81, annex C and F.2.2.3). */
final class HuffmanTable {

    private final int[] symbols;
    private final int[] firstCode = new int[17];
    private final int[] firstIndex = new int[17];
    private final int[] counts;

    HuffmanTable(int[] counts, int[] symbols) {
        this.counts = counts;
        this.symbols = symbols;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            firstCode[length] = code;
            firstIndex[length] = index;
            index += counts[length - 1];
            code = code + counts[length - 1] << 1;
        }
    }

    int decode(BitReader bits) {
        int code = 0;
        for (int length = 1; length <= 16; length++) {
            code = code << 1 | bits.bit();
            int offset = code - firstCode[length];
            if (offset >= 0 && offset < counts[length - 1]) {
                return symbols[firstIndex[length] + offset];
            }
        }
        throw new DicomException("a JPEG frame holds a code that its tables do not have");
    }

    /** Reads the tables of a marker segment (ITU-T T.81, B.2.4.2) into those for DC, or lossless, and AC coefficients. */
    static void read(JpegMarkers m, HuffmanTable[] dc, HuffmanTable[] ac) {
        int at = 0;
        while (at + 17 <= m.length()) {
            int head = m.u8(at);
            int[] counts = new int[16];
            int total = 0;
            for (int i = 0; i < 16; i++) {
                counts[i] = m.u8(at + 1 + i);
                total += counts[i];
            }
            int[] symbols = new int[total];
            for (int i = 0; i < total; i++) {
                symbols[i] = m.u8(at + 17 + i);
            }
            (head >> 4 == 0 ? dc : ac)[head & 3] = new HuffmanTable(counts, symbols);
            at += 17 + total;
        }
    }

    /** A signed number of {@code size} bits (ITU-T T.81, F.2.2.1 EXTEND). */
    static int difference(BitReader bits, int size) {
        if (size == 0) {
            return 0;
        }
        int value = bits.bits(size);
        return value < 1 << size - 1 ? value - (1 << size) + 1 : value;
    }
}
