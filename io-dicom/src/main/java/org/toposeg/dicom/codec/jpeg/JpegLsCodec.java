package org.toposeg.dicom.codec.jpeg;

import org.toposeg.dicom.codec.DecodedFrame;
import org.toposeg.dicom.codec.FrameCodec;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DicomException;

/** JPEG-LS, lossless and near-lossless (ITU-T T.87). */
public final class JpegLsCodec implements FrameCodec {

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) {
        return new Decoder(frame, format).decode();
    }

    private static final class Decoder {

        private final byte[] data;
        private final PixelFormat format;
        private final DecodedFrame result;
        private JpegFrame frame;
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
            JpegFrame.requireScans(scanned, format, "JPEG-LS");
            return result.bytes();
        }

        private void readFrame(JpegMarkers m) {
            int precision = m.u8(0);
            if (precision < 2 || precision > 16) {
                throw new DicomException("a JPEG-LS frame has " + precision + " bits");
            }
            frame = JpegFrame.read(m, format);
        }

        private void readPresets(JpegMarkers m) {
            if (m.u8(0) == 1) {
                for (int i = 0; i < 5; i++) {
                    presets[i] = m.u16(1 + 2 * i);
                }
            }
        }

        private int readScan(JpegMarkers m) {
            int[] components = JpegFrame.scanned(frame, m, "JPEG-LS");
            int count = components.length;
            int near = m.u8(1 + 2 * count);
            int interleave = m.u8(2 + 2 * count);
            int width = frame.width();
            BitReader bits = new BitReader(data, m.end(), BitReader.Stuffing.ZERO_BIT);
            JpegLsScan scan = new JpegLsScan(bits, width, count, frame.precision(), near, presets);
            for (int y = 0; y < frame.height(); y++) {
                scan.nextLine(interleave == 2);
                for (int c = 0; c < count; c++) {
                    int[] line = scan.line(c);
                    for (int x = 0; x < width; x++) {
                        result.set(y * width + x, components[c], frame.signed(line[x + 1], format));
                    }
                }
            }
            m.resumeAt(Math.max(m.end(), bits.position() - 4));
            return count;
        }
    }
}
