package org.toposeg.dicom.pixel;

import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;

/** Palettes written as segments: single values, straight lines, and repetitions of earlier segments (PS3.3, C.7.9.2). */
final class SegmentedPalette {

    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final byte[] bytes;
    private final int start;
    private final int words;
    private final int width;
    private final int[] values;
    private int filled;

    private SegmentedPalette(Element segments, int entries, int bits) {
        this.bytes = segments.buffer();
        this.start = segments.offset();
        this.width = bits == 16 ? 2 : 1;
        this.words = segments.length() / width;
        this.values = new int[entries];
    }

    /** The high byte of each entry. */
    static byte[] levels(Element segments, int entries, int bits) {
        SegmentedPalette palette = new SegmentedPalette(segments, entries, bits);
        palette.fill(0, palette.words, Integer.MAX_VALUE, true);
        if (palette.filled < entries) {
            throw new DicomException("its palette's segments give " + palette.filled + " of " + entries + " entries");
        }
        byte[] levels = new byte[entries];
        for (int i = 0; i < entries; i++) {
            levels[i] = (byte) (bits == 16 ? palette.values[i] >> 8 : palette.values[i]);
        }
        return levels;
    }

    private int word(int index) {
        if (index < 0 || index >= words) {
            throw new DicomException("its palette ends within a segment");
        }
        int at = start + index * width;
        return width == 1 ? bytes[at] & 0xFF : bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    /** @param count segments to take at most */
    private void fill(int from, int to, int count, boolean mayRefer) {
        int at = from;
        for (int taken = 0; taken < count && filled < values.length && at + 1 < to; taken++) {
            int kind = word(at);
            int length = word(at + 1);
            switch (kind) {
                case DISCRETE -> {
                    for (int i = 0; i < length; i++) {
                        put(word(at + 2 + i));
                    }
                    at += 2 + length;
                }
                case LINEAR -> {
                    line(length, word(at + 2));
                    at += 3;
                }
                case INDIRECT -> {
                    if (!mayRefer) {
                        throw new DicomException("its palette refers from a repeated segment to another");
                    }
                    fill(offset(at + 2) / width, to, length, false);
                    at += width == 1 ? 6 : 4;
                }
                default -> throw new DicomException("its palette has a segment of the unknown kind " + kind);
            }
        }
    }

    /** A byte offset, least significant part first. */
    private int offset(int at) {
        return width == 1
                ? word(at) | word(at + 1) << 8 | word(at + 2) << 16 | word(at + 3) << 24
                : word(at) | word(at + 1) << 16;
    }

    /** From the last value, which is not part of it, to the end value, which is. */
    private void line(int length, int end) {
        if (filled == 0) {
            throw new DicomException("its palette starts with a line from nowhere");
        }
        int first = values[filled - 1];
        for (int i = 1; i <= length; i++) {
            put((int) Math.round(first + (double) (end - first) * i / length));
        }
    }

    private void put(int value) {
        if (filled < values.length) {
            values[filled++] = value;
        }
    }
}
