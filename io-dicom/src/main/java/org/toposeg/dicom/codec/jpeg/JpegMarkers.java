package org.toposeg.dicom.codec.jpeg;

import org.toposeg.dicom.data.DicomException;

/** Walks the marker segments of a JPEG or JPEG-LS stream. */
final class JpegMarkers {

    private final byte[] data;
    private int at;
    private int marker;
    private int payload;
    private int end;

    JpegMarkers(byte[] data) {
        this.data = data;
        if (data.length < 4 || (data[0] & 0xFF) != 0xFF || (data[1] & 0xFF) != 0xD8) {
            throw new DicomException("a compressed frame is no JPEG stream");
        }
        at = 2;
    }

    /** Goes to the next marker segment; false at the end of the image or of the bytes. */
    boolean next() {
        while (at + 4 <= data.length) {
            // Codes below C0 mark nothing: they stand in entropy-coded data.
            if ((data[at] & 0xFF) != 0xFF || (data[at + 1] & 0xFF) < 0xC0 || (data[at + 1] & 0xFF) == 0xFF) {
                at++;
                continue;
            }
            marker = data[at + 1] & 0xFF;
            at += 2;
            if (marker == 0xD9) {
                return false;
            }
            if (marker >= 0xD0 && marker <= 0xD8) {
                continue;
            }
            int length = (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
            payload = at + 2;
            end = at + length;
            if (length < 2 || end > data.length) {
                throw new DicomException("a compressed frame ends inside a marker segment");
            }
            at = end;
            return true;
        }
        return false;
    }

    int marker() {
        return marker;
    }

    int length() {
        return end - payload;
    }

    /** Where the entropy-coded data behind the current segment start. */
    int end() {
        return end;
    }

    /** Goes on behind entropy-coded data. */
    void resumeAt(int position) {
        at = position;
    }

    int u8(int offset) {
        if (offset >= length()) {
            throw new DicomException("a marker segment of a compressed frame is too short");
        }
        return data[payload + offset] & 0xFF;
    }

    int u16(int offset) {
        return u8(offset) << 8 | u8(offset + 1);
    }
}
