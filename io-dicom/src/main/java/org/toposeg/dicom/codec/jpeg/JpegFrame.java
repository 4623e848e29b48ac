package org.toposeg.dicom.codec.jpeg;

import org.toposeg.dicom.codec.DecodedFrame;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DicomException;

/**
 * What the frame header of a JPEG or JPEG-LS stream says (ITU-T T.81, B.2.2, which T.87 takes over).
 *
 * @param precision bits of a sample
 * @param width pixels of a line
 * @param height lines
 * @param componentIds how scans name the components, in the order of a pixel's samples
 */
record JpegFrame(int precision, int width, int height, int[] componentIds) {

    /** @throws DicomException if the image is another than the data set describes */
    static JpegFrame read(JpegMarkers m, PixelFormat format) {
        int components = m.u8(5);
        DecodedFrame.requireSize(format, m.u16(3), m.u16(1), components);
        int[] ids = new int[components];
        for (int c = 0; c < components; c++) {
            ids[c] = m.u8(6 + 3 * c);
        }
        return new JpegFrame(m.u8(0), m.u16(3), m.u16(1), ids);
    }

    /** Sampling factors of a component, across times 16 and down. */
    static int sampling(JpegMarkers m, int component) {
        return m.u8(7 + 3 * component);
    }

    /**
     * The components that a scan holds, by their place in a pixel.
     *
     * @param frame null if no header came before
     * @param kind of the stream, for the message
     */
    static int[] scanned(JpegFrame frame, JpegMarkers m, String kind) {
        int count = m.u8(0);
        if (frame == null || count < 1 || count > frame.componentIds.length) {
            throw new DicomException("a " + kind + " scan comes before its frame header");
        }
        int[] components = new int[count];
        for (int c = 0; c < count; c++) {
            components[c] = frame.index(m.u8(1 + 2 * c), kind);
        }
        return components;
    }

    private int index(int id, String kind) {
        for (int c = 0; c < componentIds.length; c++) {
            if (componentIds[c] == id) {
                return c;
            }
        }
        throw new DicomException("a " + kind + " scan names an unknown component");
    }

    /** @param scanned components of all scans together */
    static void requireScans(int scanned, PixelFormat format, String kind) {
        if (scanned < format.samples()) {
            throw new DicomException("a " + kind + " frame has no scan for each of its components");
        }
    }

    /** A decoded sample whose sign bit, if it has one, reaches the unused high bits of a wider sample. */
    int signed(int value, PixelFormat format) {
        return format.bits().signed() && format.bits().allocated() > precision
                ? value << 32 - precision >> 32 - precision
                : value;
    }
}
