package org.toposeg.dicom.pixel;

import org.toposeg.dicom.data.DicomException;

/** JPEG-LS, lossless and near-lossless (ITU-T T.87). */
final class JpegLsCodec implements FrameCodec {

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) {
        return new Decoder(frame, format).decode();
    }

    private static final class Decoder {

        private final byte[] data;
        private final PixelFormat format;
        private final DecodedFrame result;
        private int width;
        private int height;
        private int precision;
        private int[] componentIds;
        private final int[] presets = new int[5];

        Decoder(byte[] data, PixelFormat format) {
            this.data = data;
            this.format = format;
            this.result = new DecodedFrame(format);
        }

        byte[] decode() {
            JpegMarkers markers = new JpegMarkers(data);
            int scanned = 0;
            while (markers.next()) {
                switch (markers.marker()) {
                    case 0xF7 -> readFrame(markers);
                    case 0xF8 -> readPresets(markers);
                    case 0xDA -> scanned += readScan(markers);
                    default -> {}
                }
            }
            if (scanned < format.samples()) {
                throw new DicomException("a JPEG-LS frame has no scan for each of its components");
            }
            return result.bytes();
        }

        private void readFrame(JpegMarkers m) {
            precision = m.u8(0);
            height = m.u16(1);
            width = m.u16(3);
            int components = m.u8(5);
            if (precision < 2 || precision > 16) {
                throw new DicomException("a JPEG-LS frame has " + precision + " bits");
            }
            DecodedFrame.requireSize(format, width, height, components);
            componentIds = new int[components];
            for (int c = 0; c < components; c++) {
                componentIds[c] = m.u8(6 + 3 * c);
            }
        }

        private void readPresets(JpegMarkers m) {
            if (m.u8(0) == 1) {
                for (int i = 0; i < 5; i++) {
                    presets[i] = m.u16(1 + 2 * i);
                }
            }
        }

        private int readScan(JpegMarkers m) {
            int count = m.u8(0);
            if (componentIds == null || count < 1 || count > componentIds.length) {
                throw new DicomException("a JPEG-LS scan comes before its frame header");
            }
            int[] components = new int[count];
            for (int c = 0; c < count; c++) {
                components[c] = index(m.u8(1 + 2 * c));
            }
            int near = m.u8(1 + 2 * count);
            int interleave = m.u8(2 + 2 * count);
            BitReader bits = new BitReader(data, m.end(), BitReader.Stuffing.ZERO_BIT);
            JpegLsScan scan = new JpegLsScan(bits, width, count, precision, near, presets);
            for (int y = 0; y < height; y++) {
                scan.nextLine(interleave == 2);
                for (int c = 0; c < count; c++) {
                    int[] line = scan.line(c);
                    for (int x = 0; x < width; x++) {
                        result.set(y * width + x, components[c], signed(line[x + 1]));
                    }
                }
            }
            m.resumeAt(Math.max(m.end(), bits.position() - 4));
            return count;
        }

        private int index(int id) {
            for (int c = 0; c < componentIds.length; c++) {
                if (componentIds[c] == id) {
                    return c;
                }
            }
            throw new DicomException("a JPEG-LS scan names an unknown component");
        }

        private int signed(int value) {
            return format.bits().signed() ? value << 32 - precision >> 32 - precision : value;
        }
    }
}
