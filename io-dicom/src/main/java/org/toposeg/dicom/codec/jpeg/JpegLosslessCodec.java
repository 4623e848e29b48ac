package org.toposeg.dicom.codec.jpeg;

import org.toposeg.dicom.codec.DecodedFrame;
import org.toposeg.dicom.codec.FrameCodec;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DicomException;

/** JPEG lossless, Huffman coded (ITU-T T.81, annex H; processes 14 and 14 selection value 1). */
public final class JpegLosslessCodec implements FrameCodec {

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) {
        return new Decoder(frame, format).decode();
    }

    private static final class Decoder {

        private final byte[] data;
        private final PixelFormat format;
        private final DecodedFrame result;
        private final HuffmanTable[] tables = new HuffmanTable[4];
        private JpegFrame frame;
        private int restartInterval;

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
                    case 0xC3 -> readFrame(markers);
                    case 0xC4 -> HuffmanTable.read(markers, tables, new HuffmanTable[4]);
                    case 0xDD -> restartInterval = markers.u16(0);
                    case 0xDA -> scanned += readScan(markers);
                    case 0xC0, 0xC1, 0xC2, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB ->
                        throw new DicomException("a frame is JPEG but not lossless JPEG");
                    default -> {}
                }
            }
            JpegFrame.requireScans(scanned, format, "JPEG");
            return result.bytes();
        }

        private void readFrame(JpegMarkers m) {
            frame = JpegFrame.read(m, format);
            for (int c = 0; c < frame.componentIds().length; c++) {
                if (JpegFrame.sampling(m, c) != 0x11) {
                    throw new DicomException("a lossless JPEG frame is subsampled");
                }
            }
        }

        private int readScan(JpegMarkers m) {
            int[] components = JpegFrame.scanned(frame, m, "JPEG");
            int count = components.length;
            HuffmanTable[] used = new HuffmanTable[count];
            for (int c = 0; c < count; c++) {
                used[c] = tables[m.u8(2 + 2 * c) >> 4 & 3];
                if (used[c] == null) {
                    throw new DicomException("a JPEG scan names a Huffman table that is not there");
                }
            }
            int predictor = m.u8(1 + 2 * count);
            int shift = m.u8(3 + 2 * count) & 15;
            BitReader bits = new BitReader(data, m.end(), BitReader.Stuffing.ZERO_BYTE);
            decodeSamples(bits, components, used, predictor, shift);
            m.resumeAt(Math.max(m.end(), bits.position() - 8));
            return count;
        }

        private void decodeSamples(BitReader bits, int[] components, HuffmanTable[] used, int predictor, int shift) {
            int width = frame.width();
            int[][] above = new int[components.length][width];
            int[][] line = new int[components.length][width];
            int left = restartInterval;
            int firstLine = 0;
            for (int y = 0; y < frame.height(); y++) {
                for (int x = 0; x < width; x++) {
                    boolean restarted = y == 0 && x == 0;
                    if (restartInterval > 0 && left == 0) {
                        bits.skipMarker();
                        left = restartInterval;
                        restarted = true;
                        firstLine = y;
                    }
                    left--;
                    for (int c = 0; c < components.length; c++) {
                        int prediction = restarted
                                ? 1 << frame.precision() - shift - 1
                                : predict(predictor, line[c], above[c], x, y == firstLine);
                        int value = prediction + difference(bits, used[c]) & 0xFFFF;
                        line[c][x] = value;
                        result.set(y * width + x, components[c], frame.signed(value << shift, format));
                    }
                }
                int[][] swap = above;
                above = line;
                line = swap;
            }
        }

        private static int predict(int predictor, int[] line, int[] above, int x, boolean firstLine) {
            if (firstLine) {
                return x == 0 ? above[0] : line[x - 1];
            }
            if (x == 0) {
                return above[0];
            }
            int a = line[x - 1];
            int b = above[x];
            int c = above[x - 1];
            return switch (predictor) {
                case 1 -> a;
                case 2 -> b;
                case 3 -> c;
                case 4 -> a + b - c;
                case 5 -> a + (b - c >> 1);
                case 6 -> b + (a - c >> 1);
                case 7 -> a + b >> 1;
                default -> throw new DicomException("a lossless JPEG frame has the unknown predictor " + predictor);
            };
        }

        private static int difference(BitReader bits, HuffmanTable table) {
            int size = table.decode(bits);
            return size >= 16 ? 32768 : HuffmanTable.difference(bits, size);
        }
    }
}
