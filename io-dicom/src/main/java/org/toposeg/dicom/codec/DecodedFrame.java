package org.toposeg.dicom.codec;

import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.pixel.PixelData;

/** Collects decoded samples in the layout of {@link PixelData#frame}. */
public final class DecodedFrame {

    private final PixelFormat format;
    private final byte[] bytes;

    public DecodedFrame(PixelFormat format) {
        this.format = format;
        this.bytes = new byte[format.frameBytes()];
    }

    /** Checks what a compressed stream says of itself before anything is allocated for it. */
    public static void requireSize(PixelFormat format, int width, int height, int components) {
        if (width != format.columns() || height != format.rows() || components != format.samples()) {
            throw new DicomException("a compressed frame has " + width + " × " + height + " pixels of " + components
                    + " samples instead of " + format.columns() + " × " + format.rows() + " of " + format.samples());
        }
    }

    public void set(int pixel, int component, int value) {
        int width = format.sampleBytes();
        int at = (pixel * format.samples() + component) * width;
        for (int b = 0; b < width; b++) {
            // Beyond the fourth byte the sign goes on.
            bytes[at + b] = (byte) (b < 4 ? value >> 8 * b : value >> 31);
        }
    }

    public byte[] bytes() {
        return bytes;
    }
}
