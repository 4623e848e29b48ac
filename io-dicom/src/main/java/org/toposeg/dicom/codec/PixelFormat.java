package org.toposeg.dicom.codec;

import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;

/**
 * The image pixel description of a data set (PS3.3, C.7.6.3).
 *
 * @param type whether samples are integers or floating point
 * @param bits of a sample
 * @param planar colour planes one after the other in the encoded frame
 */
public record PixelFormat(
        SampleType type,
        int rows,
        int columns,
        int samples,
        Bits bits,
        boolean planar,
        String photometric,
        int frames) {

    /**
     * @param allocated bits that a sample takes
     * @param stored bits of these that hold its value
     * @param high place of the highest of them, from 0
     * @param signed whether it is a two's complement
     */
    public record Bits(int allocated, int stored, int high, boolean signed) {

        private static Bits of(DataSet data) {
            int allocated = required(data, Tag.BITS_ALLOCATED);
            int stored = data.integer(Tag.BITS_STORED, allocated);
            int high = data.integer(Tag.HIGH_BIT, stored - 1);
            return new Bits(allocated, stored, high, data.integer(Tag.PIXEL_REPRESENTATION, 0) == 1);
        }

        private void check() {
            boolean isSupported =
                    allocated == 1 || allocated == 8 || allocated == 16 || allocated == 32 || allocated == 64;
            require(isSupported, allocated + " bits allocated");
            require(
                    stored >= 1 && stored <= allocated && high < allocated && high >= stored - 1,
                    stored + " bits stored up to bit " + high + " of " + allocated);
        }
    }

    /** What a sample is. */
    public enum SampleType {
        INTEGER,
        FLOAT,
        DOUBLE
    }

    public static PixelFormat of(DataSet data) {
        SampleType type = data.contains(Tag.FLOAT_PIXEL_DATA)
                ? SampleType.FLOAT
                : data.contains(Tag.DOUBLE_FLOAT_PIXEL_DATA) ? SampleType.DOUBLE : SampleType.INTEGER;
        Bits bits = Bits.of(data);
        PixelFormat format = new PixelFormat(
                type,
                required(data, Tag.ROWS),
                required(data, Tag.COLUMNS),
                data.integer(Tag.SAMPLES_PER_PIXEL, 1),
                bits,
                data.integer(Tag.PLANAR_CONFIGURATION, 0) == 1,
                data.string(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2"),
                Math.max(1, data.integer(Tag.NUMBER_OF_FRAMES, 1)));
        return format.checked();
    }

    private static int required(DataSet data, int tag) {
        return data.integer(tag).orElseThrow(() -> new DicomException("it has no " + Tag.toString(tag)));
    }

    private PixelFormat checked() {
        require(rows >= 1 && columns >= 1, "an image of " + columns + " × " + rows + " pixels");
        require(samples == 1 || samples == 3 || samples == 4, samples + " samples per pixel");
        bits.check();
        require(
                (long) rows * columns * samples * Math.max(1, bits.allocated() / 8) <= Integer.MAX_VALUE - 8,
                "frames over 2 GB");
        return this;
    }

    private static void require(boolean condition, String found) {
        if (!condition) {
            throw new DicomException("it describes " + found + ", which is no valid image");
        }
    }

    /** PixelSamples of a frame: rows × columns × samples per pixel. */
    public int frameSamples() {
        return rows * columns * samples;
    }

    /** Bytes of a sample in a decoded frame; single bits are unpacked to bytes. */
    public int sampleBytes() {
        return Math.max(1, bits.allocated() / 8);
    }

    /** Bytes of a decoded frame. */
    public int frameBytes() {
        return frameSamples() * sampleBytes();
    }

    /** Native 4:2:2 colour stores two luminances for each pair of colour differences. */
    public boolean isSubsampled() {
        return photometric.endsWith("_422") && samples == 3 && bits.allocated() == 8;
    }

    /** Bytes that all frames take where they are not compressed; bits are packed without gaps. */
    public long nativeBytes() {
        return bits.allocated() == 1 ? ((long) frameSamples() * frames + 7) / 8 : (long) nativeFrameBytes() * frames;
    }

    public int nativeFrameBytes() {
        return isSubsampled() ? frameBytes() / 3 * 2 : frameBytes();
    }

    /** NumPy's name of the sample type, for people. */
    public String dataType() {
        return switch (type) {
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            case INTEGER -> (bits.signed() ? "int" : "uint") + Math.max(8, bits.allocated());
        };
    }
}
