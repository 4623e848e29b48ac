package org.toposeg.dicom.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.toposeg.dicom.data.DicomException;

/** Deflated Image Frame Compression: each frame's native bytes, deflated. */
public final class DeflatedFrameCodec implements FrameCodec {

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) {
        boolean bits = format.bits().allocated() == 1;
        byte[] stored = inflate(frame, bits ? (format.frameSamples() + 7) / 8 : format.frameBytes());
        if (bits) {
            return NativeFrames.bits(stored, 0, format, 0);
        }
        return format.planar() && format.samples() > 1 ? NativeFrames.interleave(stored, format) : stored;
    }

    private static byte[] inflate(byte[] frame, int size) {
        Inflater inflater = new Inflater(true);
        inflater.setInput(frame);
        byte[] stored = new byte[size];
        int length = 0;
        try {
            int count = 1;
            while (length < size && count > 0) {
                count = inflater.inflate(stored, length, size - length);
                length += count;
            }
        } catch (DataFormatException e) {
            throw new DicomException("a deflated frame is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
        if (length < size) {
            throw new DicomException("a deflated frame has " + length + " bytes instead of " + size);
        }
        return stored;
    }
}
