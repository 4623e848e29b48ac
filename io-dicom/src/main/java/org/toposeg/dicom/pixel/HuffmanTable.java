package org.toposeg.dicom.pixel;

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
}
