package org.toposeg.dicom.pixel;

import java.util.Arrays;
import org.toposeg.dicom.codec.FrameCodec;
import org.toposeg.dicom.codec.NativeFrames;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;

/**
 * The frames of a DICOM image. Frames are decoded when asked for; nothing is kept. Safe for use by several threads.
 */
public final class PixelData {

    /** No codec packs a picture tighter, a large one without any content apart. */
    private static final int TIGHTEST = 1024;

    private static final int FREE_BYTES = 16 << 20;

    private final DataSet data;
    private final PixelFormat format;
    private final Element element;
    private final FrameAssembler encoded;
    private final FrameCodec codec;

    private PixelData(DataSet data, PixelFormat format, Element element, FrameAssembler encoded, FrameCodec codec) {
        this.data = data;
        this.format = format;
        this.element = element;
        this.encoded = encoded;
        this.codec = codec;
    }

    /**
     * @throws DicomException if the file has no pixels, too few of them, or a transfer syntax without a decoder
     */
    public static PixelData of(DicomFile file) {
        Element element = pixelElement(file);
        PixelFormat format = PixelFormat.of(file.data());
        if (element.fragments() != null) {
            FrameCodec codec = Codecs.of(file.syntax());
            return new PixelData(
                    file.data(), format, element, FrameAssembler.of(file.data(), element.fragments(), format), codec);
        }
        if (!file.syntax().isNative()) {
            throw new DicomException("its pixel data should be encapsulated by its transfer syntax " + file.syntax());
        }
        requireLength(format, element);
        return new PixelData(file.data(), format, element, null, null);
    }

    private static Element pixelElement(DicomFile file) {
        for (int tag : new int[] {Tag.PIXEL_DATA, Tag.FLOAT_PIXEL_DATA, Tag.DOUBLE_FLOAT_PIXEL_DATA}) {
            Element element = file.data().get(tag);
            if (element != null) {
                return element;
            }
        }
        throw new DicomException("it has no pixel data");
    }

    private static void requireLength(PixelFormat format, Element element) {
        long needed = format.nativeBytes();
        if (element.length() < needed) {
            throw new DicomException("its pixel data has " + element.length() + " bytes, but " + format.frames()
                    + " frames of " + format.columns() + " × " + format.rows() + " pixels need " + needed
                    + "; the file is truncated");
        }
    }

    public PixelFormat format() {
        return format;
    }

    /** The stored values of a frame (from 0): little endian, samples of a pixel side by side; bits as bytes 0 and 1. */
    public byte[] frame(int frame) {
        if (frame < 0 || frame >= format.frames()) {
            throw new IndexOutOfBoundsException("frame must be 0 to " + (format.frames() - 1) + ", got " + frame);
        }
        if (encoded != null) {
            return decode(frame);
        }
        if (format.bits().allocated() == 1) {
            return NativeFrames.bits(element.buffer(), element.offset(), format, frame);
        }
        int bytes = format.nativeFrameBytes();
        int from = element.offset() + frame * bytes;
        byte[] stored = Arrays.copyOfRange(element.buffer(), from, from + bytes);
        if (format.isSubsampled()) {
            return NativeFrames.expand422(stored, format);
        }
        return format.planar() && format.samples() > 1 ? NativeFrames.interleave(stored, format) : stored;
    }

    /** 3 for an image in colour, palettes included, else 1. */
    public int channels() {
        return format.samples() >= 3 || ColorConversion.isPalette(format) ? 3 : 1;
    }

    /**
     * Writes one channel of a frame into an array: red, green or blue of an image in colour, else the stored values; in
     * both cases {@code value · slope + intercept}.
     */
    public void channel(int frame, int channel, double slope, double intercept, float[] target, int at) {
        if (channels() == 1) {
            rescaled(frame, slope, intercept, target, at);
            return;
        }
        if (ColorConversion.isPalette(format)) {
            fill(ColorConversion.fromPalette(frame(frame), format, data), channel, target, at);
            return;
        }
        ColorConversion.requireKnown(format);
        if (ColorConversion.isYbr(format)) {
            ColorConversion.fromYbr(frame(frame), format, channel, target, at);
        } else {
            rescaledSample(frame, channel, slope, intercept, target, at);
        }
    }

    private void fill(byte[] rgb, int channel, float[] target, int at) {
        for (int p = 0; p < format.rows() * format.columns(); p++) {
            target[at + p] = rgb[3 * p + channel] & 0xFF;
        }
    }

    private byte[] decode(int frame) {
        byte[] stored = encoded.frame(frame);
        if (format.frameBytes() > FREE_BYTES && format.frameBytes() > (long) stored.length * TIGHTEST) {
            throw new DicomException("frame " + (frame + 1) + " of " + stored.length + " bytes cannot hold "
                    + format.columns() + " × " + format.rows() + " pixels; it is truncated or damaged");
        }
        byte[] decoded;
        try {
            decoded = codec.decode(stored, format);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
            throw new DicomException("frame " + (frame + 1) + " is damaged", e);
        }
        if (decoded.length != format.frameBytes()) {
            throw new DicomException("frame " + (frame + 1) + " decodes to " + decoded.length + " bytes instead of "
                    + format.frameBytes());
        }
        return decoded;
    }

    /**
     * Writes {@code stored value · slope + intercept} of a one-sample frame into an array.
     *
     * @param target receives rows × columns values from {@code at} on
     */
    public void rescaled(int frame, double slope, double intercept, float[] target, int at) {
        if (encoded == null && format.bits().allocated() > 1 && format.samples() == 1) {
            int from = element.offset() + frame * format.frameBytes();
            PixelSamples.rescale(
                    element.buffer(), from, format.rows() * format.columns(), format, 0, slope, intercept, target, at);
        } else {
            rescaledSample(frame, 0, slope, intercept, target, at);
        }
    }

    /** Like {@link #rescaled} for one colour sample of each pixel. */
    public void rescaledSample(int frame, int sample, double slope, double intercept, float[] target, int at) {
        PixelSamples.rescale(
                frame(frame), 0, format.rows() * format.columns(), format, sample, slope, intercept, target, at);
    }
}
