package org.toposeg.dicom.pixel;

import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;

/** Colours as red, green and blue bytes: from YBR (PS3.3, C.7.6.3.1.2) and from palettes (C.7.6.3.1.5). */
final class ColorConversion {

    private static final int[] DESCRIPTORS = {
        Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
        Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
        Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
    };
    private static final int[] TABLES = {
        Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA
    };

    private static final int[] SEGMENTS = {
        Tag.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tag.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA + 1,
        Tag.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA + 2
    };

    private ColorConversion() {}

    /** Whether stored samples are luminance and colour differences; decoders of JPEG 2000 undo theirs themselves. */
    static boolean isYbr(PixelFormat format) {
        return format.samples() == 3 && format.photometric().startsWith("YBR_FULL");
    }

    /** @throws DicomException by name, if samples are colours of a kind that is not converted */
    static void requireKnown(PixelFormat format) {
        boolean known = format.samples() == 3
                && switch (format.photometric()) {
                    case "RGB", "YBR_RCT", "YBR_ICT" -> true;
                    case "YBR_FULL" -> isWhole(format) && format.bits().allocated() <= 16;
                    case "YBR_FULL_422" -> isWhole(format) && format.bits().allocated() == 8;
                    default -> false;
                };
        if (!known) {
            throw new DicomException("its colours are " + format.photometric() + " with " + format.samples()
                    + " samples of " + format.bits().allocated()
                    + " bits, which are not converted; convert them to RGB first");
        }
    }

    private static boolean isWhole(PixelFormat format) {
        return format.type() == PixelFormat.SampleType.INTEGER && !format.bits().signed();
    }

    /** Writes red, green or blue of a frame of luminance and colour differences, on the scale of the stored bits. */
    static void fromYbr(byte[] frame, PixelFormat format, int channel, float[] target, int at) {
        double zero = 1L << format.bits().stored() - 1;
        double most = 2 * zero - 1;
        for (int p = 0; p < format.rows() * format.columns(); p++) {
            double y = PixelSamples.value(frame, 0, 3 * p, format);
            double cb = PixelSamples.value(frame, 0, 3 * p + 1, format) - zero;
            double cr = PixelSamples.value(frame, 0, 3 * p + 2, format) - zero;
            double level = switch (channel) {
                case 0 -> y + 1.402 * cr;
                case 1 -> y - 0.344136 * cb - 0.714136 * cr;
                default -> y + 1.772 * cb;
            };
            target[at + p] = (float) Math.clamp(Math.rint(level), 0, most);
        }
    }

    static boolean isPalette(PixelFormat format) {
        return format.photometric().equals("PALETTE COLOR") && format.samples() == 1;
    }

    static byte[] fromPalette(byte[] frame, PixelFormat format, DataSet data) {
        int pixels = format.rows() * format.columns();
        byte[] rgb = new byte[pixels * 3];
        for (int c = 0; c < 3; c++) {
            double[] descriptor = data.numbers(DESCRIPTORS[c]);
            if (descriptor.length != 3) {
                throw new DicomException("its palette is missing");
            }
            int entries = descriptor[0] == 0 ? 65536 : (int) descriptor[0] & 0xFFFF;
            byte[] levels = levels(data, c, entries, (int) descriptor[2]);
            int first = (int) descriptor[1];
            for (int p = 0; p < pixels; p++) {
                int entry = (int) PixelSamples.value(frame, 0, p, format) - first;
                rgb[3 * p + c] = levels[Math.clamp(entry, 0, entries - 1)];
            }
        }
        return rgb;
    }

    private static byte[] levels(DataSet data, int colour, int entries, int bits) {
        Element table = data.get(TABLES[colour]);
        if (table != null) {
            return levels(table, entries);
        }
        Element segments = data.get(SEGMENTS[colour]);
        if (segments == null) {
            throw new DicomException("its palette is missing");
        }
        return SegmentedPalette.levels(segments, entries, bits);
    }

    /** The high byte of each entry; tables of one byte an entry have no other. */
    private static byte[] levels(Element table, int entries) {
        boolean wide = table.length() >= 2 * entries;
        if (entries < 1 || !wide && table.length() < entries) {
            throw new DicomException("its palette has fewer than the " + entries + " entries it announces");
        }
        byte[] levels = new byte[entries];
        for (int i = 0; i < entries; i++) {
            levels[i] = table.buffer()[table.offset() + (wide ? 2 * i + 1 : i)];
        }
        return levels;
    }
}
