package org.toposeg.io.raster;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.toposeg.volume.InputException;

/** Whether a picture can hold as many pixels as it claims, before memory is taken for them. */
final class ImageSizeLimit {

    /** Bytes an image takes while it becomes 4-byte floats, for each pixel. */
    private static final double BYTES_PER_PIXEL = 16;

    /** Images below this many pixels are not worth a closer look. */
    private static final double FREE_PIXELS = 2e6;

    /** A code of GIF's compression takes 9 bits at least and stands for at most 4096 pixels. */
    private static final double GIF_PIXELS_PER_BYTE = 4096 * 8 / 9.0;

    /** A block of 64 pixels takes a bit of JPEG's compression at least. */
    private static final double JPEG_PIXELS_PER_BYTE = 512;

    /** Where a PNG's header names the bits of a sample; the kind of colour follows. */
    private static final int HEADER_DEPTH = 24;

    /** Samples of a pixel by PNG's kind of colour: grey, RGB, palette, grey and RGB with opacity. */
    private static final int[] SAMPLES = {1, 1, 3, 1, 2, 1, 4};

    private static final int IDAT = 0x49444154;
    private static final int BUFFER = 1 << 16;

    private ImageSizeLimit() {}

    /**
     * @param format as the reader of the picture calls it
     * @throws InputException if the picture is shorter than it says, or too large for the memory
     */
    static void require(Path file, String format, int width, int height) throws IOException {
        double pixels = (double) width * height;
        if (pixels > FREE_PIXELS) {
            double size = Files.size(file);
            boolean fits = switch (format) {
                case "png" -> holds(file, width, height);
                case "gif" -> pixels <= size * GIF_PIXELS_PER_BYTE;
                default -> pixels <= size * JPEG_PIXELS_PER_BYTE;
            };
            if (!fits) {
                throw new InputException(file + " claims " + width + " × " + height
                        + " pixels, which it cannot hold; it is truncated or damaged.");
            }
        }
        RasterFiles.requireMemory(file, BYTES_PER_PIXEL * pixels);
    }

    /** Unpacks a PNG's pixels without keeping them. */
    private static boolean holds(Path file, int width, int height) throws IOException {
        Inflater inflater = new Inflater();
        long wanted = Long.MAX_VALUE;
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(HEADER_DEPTH);
            int depth = in.readUnsignedByte();
            int samples = SAMPLES[Math.min(in.readUnsignedByte(), SAMPLES.length - 1)];
            wanted = ((long) width * depth * samples + 7) / 8 * height;
            in.skipNBytes(7);
            byte[] sink = new byte[BUFFER];
            for (int length = in.readInt(); inflater.getBytesWritten() < wanted; length = in.readInt()) {
                if (in.readInt() == IDAT && length >= 0) {
                    unpack(in, length, inflater, sink);
                } else {
                    in.skipNBytes(Integer.toUnsignedLong(length));
                }
                in.skipNBytes(4);
            }
            return true;
        } catch (EOFException | DataFormatException e) {
            return inflater.getBytesWritten() >= wanted;
        } finally {
            inflater.end();
        }
    }

    private static void unpack(InputStream in, int length, Inflater inflater, byte[] sink)
            throws IOException, DataFormatException {
        for (int left = length; left > 0; ) {
            byte[] part = in.readNBytes(Math.min(left, BUFFER));
            if (part.length == 0) {
                throw new EOFException();
            }
            left -= part.length;
            inflater.setInput(part);
            while (inflater.inflate(sink) > 0) {
                // Only the count matters.
            }
        }
    }
}
