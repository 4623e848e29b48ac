package org.toposeg.dicom.codec;

import javax.imageio.stream.ImageInputStreamImpl;
import org.toposeg.dicom.data.DicomException;

/** A frame in memory as an image stream that does not let a decoder read on and on behind its end. */
final class FrameStream extends ImageInputStreamImpl {

    /** Decoders look a little ahead. */
    private static final int READS_BEHIND_END = 64;

    private final byte[] data;
    private int behind;

    FrameStream(byte[] data) {
        this.data = data;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return isAtEnd() ? -1 : data[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = (int) Math.min(length, data.length - streamPos);
        System.arraycopy(data, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    private boolean isAtEnd() {
        if (streamPos < data.length) {
            return false;
        }
        if (++behind > READS_BEHIND_END) {
            throw new DicomException("a compressed frame ends too early");
        }
        return true;
    }

    @Override
    public long length() {
        return data.length;
    }
}
