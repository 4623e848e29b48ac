package org.toposeg.dicom.codec;

/** Native (uncompressed) pixel layouts brought to one: a sample a byte or more, samples of a pixel side by side. */
public final class NativeFrames {

    private NativeFrames() {}

    /** Bits are packed from the lowest of each byte on, without gaps between frames (PS3.5, 8.1.1 and D). */
    public static byte[] bits(byte[] buffer, int offset, PixelFormat format, int frame) {
        int count = format.frameSamples();
        byte[] values = new byte[count];
        long bit = (long) frame * count;
        for (int i = 0; i < count; i++, bit++) {
            values[i] = (byte) (buffer[offset + (int) (bit >> 3)] >> (int) (bit & 7) & 1);
        }
        return values;
    }

    public static byte[] interleave(byte[] planes, PixelFormat format) {
        int pixels = format.rows() * format.columns();
        int bytes = format.sampleBytes();
        int samples = format.samples();
        byte[] values = new byte[planes.length];
        for (int s = 0; s < samples; s++) {
            for (int p = 0; p < pixels; p++) {
                System.arraycopy(planes, (s * pixels + p) * bytes, values, (p * samples + s) * bytes, bytes);
            }
        }
        return values;
    }

    /** Y Y Cb Cr for each two pixels of a row becomes Y Cb Cr for each pixel. */
    public static byte[] expand422(byte[] stored, PixelFormat format) {
        byte[] values = new byte[format.frameBytes()];
        for (int pair = 0; pair < stored.length / 4; pair++) {
            for (int p = 0; p < 2; p++) {
                values[pair * 6 + p * 3] = stored[pair * 4 + p];
                values[pair * 6 + p * 3 + 1] = stored[pair * 4 + 2];
                values[pair * 6 + p * 3 + 2] = stored[pair * 4 + 3];
            }
        }
        return values;
    }
}
