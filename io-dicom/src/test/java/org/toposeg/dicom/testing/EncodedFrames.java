package org.toposeg.dicom.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;

/** Compresses frames as plainly as the standards allow, to hold the decoders to what they were given. */
public final class EncodedFrames {

    private EncodedFrames() {}

    /**
     * RLE (PS3.5, annex G): a segment for each byte of a pixel, the high byte of a sample first.
     *
     * @param frame little endian, samples of a pixel side by side
     * @param sampleBytes bytes of a sample
     * @param samples samples of a pixel
     */
    public static byte[] rle(byte[] frame, int sampleBytes, int samples) {
        int stride = sampleBytes * samples;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteBuffer header =
                ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(stride);
        for (int segment = 0; segment < stride; segment++) {
            header.putInt(64 + body.size());
            int place = segment / sampleBytes * sampleBytes + sampleBytes - 1 - segment % sampleBytes;
            byte[] bytes = new byte[frame.length / stride];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = frame[i * stride + place];
            }
            packBits(bytes, body);
        }
        return joined(header.array(), body.toByteArray());
    }

    private static void packBits(byte[] bytes, ByteArrayOutputStream out) {
        int at = 0;
        while (at < bytes.length) {
            int run = run(bytes, at);
            if (run > 1) {
                out.write(1 - run);
                out.write(bytes[at]);
                at += run;
                continue;
            }
            int from = at;
            while (at < bytes.length && at - from < 128 && run(bytes, at) < 3) {
                at++;
            }
            out.write(at - from - 1);
            out.write(bytes, from, at - from);
        }
        if ((out.size() & 1) == 1) {
            out.write(0);
        }
    }

    private static int run(byte[] bytes, int at) {
        int end = at + 1;
        while (end < bytes.length && end - at < 128 && bytes[end] == bytes[at]) {
            end++;
        }
        return end - at;
    }

    /** The bytes of a frame deflated without a header (PS3.5, A.4.13). */
    public static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 12];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }

    /**
     * JPEG lossless (ITU-T T.81, annex H): 17 codes of 5 bits, one for each size of a difference.
     *
     * @param samples of a pixel side by side
     * @param precision bits of a sample
     * @param predictor selection value 1 to 7
     * @param restart pixels of a restart interval, a whole number of lines; 0 for none
     */
    public static byte[] losslessJpeg(
            int[] samples, int columns, int components, int precision, int predictor, int restart) {
        int rows = samples.length / columns / components;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        words(out, 0xFFD8, 0xFFC4, 2 + 17 + 17);
        out.writeBytes(new byte[] {0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        for (int size = 0; size <= 16; size++) {
            out.write(size);
        }
        words(out, 0xFFC3, 8 + 3 * components);
        out.write(precision);
        words(out, rows, columns);
        out.write(components);
        for (int c = 0; c < components; c++) {
            out.writeBytes(new byte[] {(byte) (c + 1), 0x11, 0});
        }
        if (restart > 0) {
            words(out, 0xFFDD, 4, restart);
        }
        words(out, 0xFFDA, 6 + 2 * components);
        out.write(components);
        for (int c = 0; c < components; c++) {
            out.writeBytes(new byte[] {(byte) (c + 1), 0});
        }
        out.writeBytes(new byte[] {(byte) predictor, 0, 0});
        writeDifferences(out, samples, columns, components, precision, predictor, restart);
        words(out, 0xFFD9);
        return out.toByteArray();
    }

    private static void writeDifferences(
            ByteArrayOutputStream out,
            int[] samples,
            int columns,
            int components,
            int precision,
            int predictor,
            int restart) {
        Bits bits = new Bits(out);
        int pixels = samples.length / components;
        int first = 0;
        for (int p = 0; p < pixels; p++) {
            if (restart > 0 && p > 0 && p % restart == 0) {
                bits.flush();
                words(out, 0xFFD0 + (p / restart - 1) % 8);
                first = p;
            }
            for (int c = 0; c < components; c++) {
                int at = p * components + c;
                int line = columns * components;
                int expected;
                if (p == first) {
                    expected = 1 << precision - 1;
                } else if (p - first < columns) {
                    expected = samples[at - components];
                } else if (p % columns == 0) {
                    expected = samples[at - line];
                } else {
                    expected = predicted(
                            predictor, samples[at - components], samples[at - line], samples[at - line - components]);
                }
                bits.difference((short) (samples[at] - expected));
            }
        }
        bits.flush();
    }

    /** Table H.1; a is left, b above, c above left. */
    private static int predicted(int predictor, int a, int b, int c) {
        return switch (predictor) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> c;
            case 4 -> a + b - c;
            case 5 -> a + Math.floorDiv(b - c, 2);
            case 6 -> b + Math.floorDiv(a - c, 2);
            default -> Math.floorDiv(a + b, 2);
        };
    }

    private static void words(ByteArrayOutputStream out, int... words) {
        for (int word : words) {
            out.write(word >> 8);
            out.write(word);
        }
    }

    private static byte[] joined(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    /** Bits, highest first, with a zero byte behind each byte of 255. */
    private static final class Bits {

        private final ByteArrayOutputStream out;
        private int buffer;
        private int count;

        Bits(ByteArrayOutputStream out) {
            this.out = out;
        }

        /** The code of the difference's size, which is the size itself, then the difference (T.81, H.1.2.2). */
        void difference(int difference) {
            if (difference == -32768) {
                put(16, 5);
                return;
            }
            int size = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
            put(size, 5);
            put(difference < 0 ? difference - 1 : difference, size);
        }

        private void put(int value, int bits) {
            for (int i = bits - 1; i >= 0; i--) {
                buffer = buffer << 1 | value >> i & 1;
                if (++count == 8) {
                    out.write(buffer);
                    if ((buffer & 0xFF) == 0xFF) {
                        out.write(0);
                    }
                    count = 0;
                    buffer = 0;
                }
            }
        }

        void flush() {
            while (count > 0) {
                put(1, 1);
            }
        }
    }
}
