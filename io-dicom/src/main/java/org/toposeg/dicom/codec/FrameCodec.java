package org.toposeg.dicom.codec;

/** Decompresses one frame. */
@FunctionalInterface
public interface FrameCodec {

    /**
     * The stored values of a frame: little endian, rows from the top, samples of a pixel side by side.
     *
     * @param frame the encoded frame, fragments joined
     * @param format what the data set says of its pixels; the result has {@code format.frameBytes()} bytes
     * @throws org.toposeg.dicom.data.DicomException if the frame is damaged or does not fit the format
     */
    byte[] decode(byte[] frame, PixelFormat format);
}
