package org.toposeg.dicom.codec.jpeg;

import org.toposeg.dicom.data.DicomException;

/** Bits of entropy-coded JPEG data, highest first, without the stuffing that keeps markers recognisable. */
final class BitReader {

    /** What follows a byte of 255. */
    enum Stuffing {
        /** A whole zero byte (JPEG). */
        ZERO_BYTE,
        /** A zero bit (JPEG-LS). */
        ZERO_BIT
    }

    /** A frame may end a few bits early; more is a truncated frame. */
    private static final int SPARE_BYTES = 64;

    private final byte[] data;
    private final Stuffing stuffing;
    private int at;
    private int buffer;
    private int available;
    private int last;
    private int spare;

    BitReader(byte[] data, int start, Stuffing stuffing) {
        this.data = data;
        this.at = start;
        this.stuffing = stuffing;
    }

    int position() {
        return at;
    }

    int bit() {
        if (available == 0) {
            fill();
        }
        available--;
        return buffer >> available & 1;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    private void fill() {
        boolean marker = at >= data.length || last == 0xFF && stuffing == Stuffing.ZERO_BIT && (data[at] & 0x80) != 0;
        if (marker || isJpegMarker()) {
            if (++spare > SPARE_BYTES) {
                throw new DicomException("a compressed frame ends too early");
            }
            buffer = 0;
            available = 8;
            return;
        }
        buffer = data[at++] & 0xFF;
        available = stuffing == Stuffing.ZERO_BIT && last == 0xFF ? 7 : 8;
        last = buffer;
        if (stuffing == Stuffing.ZERO_BYTE && buffer == 0xFF) {
            at++;
        }
    }

    private boolean isJpegMarker() {
        return stuffing == Stuffing.ZERO_BYTE && (data[at] & 0xFF) == 0xFF && at + 1 < data.length && data[at + 1] != 0;
    }

    /** Goes behind the next restart marker. */
    void skipMarker() {
        available = 0;
        last = 0;
        while (at + 1 < data.length && !isRestart()) {
            at++;
        }
        at += 2;
    }

    private boolean isRestart() {
        int code = data[at + 1] & 0xFF;
        return (data[at] & 0xFF) == 0xFF && code >= 0xD0 && code <= 0xD7;
    }
}
