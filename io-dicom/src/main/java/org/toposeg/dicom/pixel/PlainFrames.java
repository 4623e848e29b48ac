package org.toposeg.dicom.pixel;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.toposeg.dicom.codec.PixelFormat;

/** Reads frames of plain little-endian samples from their place in a file, piece by piece, without keeping them. */
public final class PlainFrames {

    /** A piece stays in the processor's cache until it is converted. */
    private static final int PIECE_BYTES = 1 << 17;

    private PlainFrames() {}

    /** Whether frames of this format can be read this way: one sample of whole bytes a pixel. */
    public static boolean supports(PixelFormat format) {
        return format.samples() == 1
                && format.bits().allocated() >= 8
                && !ColorConversion.isPalette(format)
                && format.type() == PixelFormat.SampleType.INTEGER;
    }

    /**
     * Writes {@code stored value · slope + intercept} of a frame into an array.
     *
     * @param start position of the first frame's first sample in the file
     * @param target receives rows × columns values from {@code at} on
     */
    public static void read(
            FileChannel file,
            long start,
            int frame,
            PixelFormat format,
            double slope,
            double intercept,
            float[] target,
            int at)
            throws IOException {
        long position = start + (long) frame * format.frameBytes();
        int width = format.sampleBytes();
        int pixels = format.frameSamples();
        ByteBuffer piece = ByteBuffer.allocate(Math.min(PIECE_BYTES, pixels * width));
        for (int done = 0; done < pixels; ) {
            int count = Math.min(pixels - done, piece.capacity() / width);
            fill(file, piece.clear().limit(count * width), position + (long) done * width);
            PixelSamples.rescale(piece.array(), 0, count, format, 0, slope, intercept, target, at + done);
            done += count;
        }
    }

    private static void fill(FileChannel file, ByteBuffer piece, long position) throws IOException {
        while (piece.hasRemaining()) {
            int count = file.read(piece, position + piece.position());
            if (count < 0) {
                throw new EOFException("the file ends within its pixels");
            }
        }
    }
}
