package org.toposeg.dicom.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.toposeg.dicom.data.DicomException;

/** RLE Lossless (PS3.5, annex G): PackBits for each byte plane, the highest byte of each sample first. */
public final class RleCodec implements FrameCodec {

    private static final int HEADER = 64;

    /** Two bytes make at most 128. */
    private static final long TIGHTEST = 64;

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) {
        if (frame.length < HEADER) {
            throw new DicomException("an RLE frame ends inside its header");
        }
        ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        int segments = header.getInt(0);
        int width = format.sampleBytes();
        if (segments != width * format.samples()) {
            throw new DicomException(
                    "an RLE frame has " + segments + " segments instead of " + width * format.samples());
        }
        if (format.frameBytes() > TIGHTEST * frame.length) {
            throw new DicomException("an RLE segment ends too early");
        }
        byte[] result = new byte[format.frameBytes()];
        for (int s = 0; s < segments; s++) {
            int start = header.getInt(4 + 4 * s);
            int end = s + 1 < segments ? header.getInt(8 + 4 * s) : frame.length;
            if (start < HEADER || end < start || end > frame.length) {
                throw new DicomException("an RLE frame has segment " + (s + 1) + " from byte " + start + " to " + end);
            }
            int place = s / width * width + width - 1 - s % width;
            unpack(frame, start, end, result, place, segments);
        }
        return result;
    }

    private static void unpack(byte[] frame, int start, int end, byte[] result, int place, int stride) {
        int at = start;
        int to = place;
        while (at < end && to < result.length) {
            int control = frame[at++];
            if (control >= 0) {
                for (int i = 0; i <= control && at < end && to < result.length; i++, to += stride) {
                    result[to] = frame[at++];
                }
            } else if (control != -128 && at < end) {
                byte value = frame[at++];
                for (int i = 0; i <= -control && to < result.length; i++, to += stride) {
                    result[to] = value;
                }
            }
        }
        if (to < result.length) {
            throw new DicomException("an RLE segment ends too early");
        }
    }
}
