package org.toposeg.dicom.codec.jpeg;

import java.util.Arrays;
import org.toposeg.dicom.codec.DecodedFrame;
import org.toposeg.dicom.codec.FrameCodec;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DicomException;

/**
 * JPEG extended with 12 bits (ITU-T T.81, process 4: sequential DCT, Huffman coded), which the JDK does not decode. One
 * component, as DICOM's 12-bit images have; frames of 8 bits go to the JDK's decoder.
 */
public final class Jpeg12Codec implements FrameCodec {

    private final FrameCodec eightBits;

    public Jpeg12Codec(FrameCodec eightBits) {
        this.eightBits = eightBits;
    }

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) {
        JpegMarkers markers = new JpegMarkers(frame);
        while (markers.next()) {
            if (markers.marker() == 0xC1 && markers.u8(0) == 12) {
                return new Decoder(frame, format).decode();
            }
            if (markers.marker() == 0xDA) {
                break;
            }
        }
        return eightBits.decode(frame, format);
    }

    private static final class Decoder {

        private static final int PRECISION = 12;

        private final byte[] data;
        private final PixelFormat format;
        private final DecodedFrame result;
        private final int[][] quantization = new int[4][];
        private final HuffmanTable[] dc = new HuffmanTable[4];
        private final HuffmanTable[] ac = new HuffmanTable[4];
        private final int[] block = new int[64];
        private int table = -1;
        private int restartInterval;

        Decoder(byte[] data, PixelFormat format) {
            this.data = data;
            this.format = format;
            this.result = new DecodedFrame(format);
        }

        byte[] decode() {
            JpegMarkers markers = new JpegMarkers(data);
            while (markers.next()) {
                switch (markers.marker()) {
                    case 0xC1 -> readFrame(markers);
                    case 0xC4 -> HuffmanTable.read(markers, dc, ac);
                    case 0xDB -> readQuantization(markers);
                    case 0xDD -> restartInterval = markers.u16(0);
                    case 0xDA -> {
                        readScan(markers);
                        return result.bytes();
                    }
                    default -> {}
                }
            }
            throw new DicomException("a JPEG frame has no scan");
        }

        private void readFrame(JpegMarkers m) {
            int components = JpegFrame.read(m, format).componentIds().length;
            if (components != 1 || format.bits().allocated() != 16) {
                throw new DicomException("a 12-bit JPEG frame has " + components + " components for "
                        + format.bits().allocated() + " bits allocated; only one of 16 can be decoded");
            }
            table = m.u8(8) & 3;
        }

        private void readQuantization(JpegMarkers m) {
            for (int at = 0; at < m.length(); ) {
                int head = m.u8(at++);
                boolean wide = head >> 4 != 0;
                int[] values = new int[64];
                for (int i = 0; i < 64; i++) {
                    values[i] = wide ? m.u16(at) : m.u8(at);
                    at += wide ? 2 : 1;
                }
                quantization[head & 3] = values;
            }
        }

        private void readScan(JpegMarkers m) {
            int tables = m.u8(2);
            HuffmanTable dcTable = dc[tables >> 4 & 3];
            HuffmanTable acTable = ac[tables & 3];
            if (table < 0 || quantization[table] == null || dcTable == null || acTable == null) {
                throw new DicomException("a JPEG scan names a table that is not there");
            }
            BitReader bits = new BitReader(data, m.end(), BitReader.Stuffing.ZERO_BYTE);
            int last = 0;
            int left = restartInterval;
            for (int y = 0; y < format.rows(); y += 8) {
                for (int x = 0; x < format.columns(); x += 8) {
                    if (restartInterval > 0 && left-- == 0) {
                        bits.skipMarker();
                        left = restartInterval - 1;
                        last = 0;
                    }
                    last += HuffmanTable.difference(bits, dcTable.decode(bits));
                    readBlock(bits, acTable, last);
                    put(x, y);
                }
            }
        }

        /** Coefficients of a block, dequantised, from their zigzag order. */
        private void readBlock(BitReader bits, HuffmanTable acTable, int first) {
            Arrays.fill(block, 0);
            int[] steps = quantization[table];
            block[0] = first * steps[0];
            for (int k = 1; k < 64; k++) {
                int symbol = acTable.decode(bits);
                int size = symbol & 15;
                int run = symbol >> 4;
                if (size == 0 && run < 15) {
                    return;
                }
                k += run;
                if (k > 63) {
                    throw new DicomException("a JPEG block holds more than 64 coefficients");
                }
                block[InverseCosine.ZIGZAG[k]] = HuffmanTable.difference(bits, size) * steps[k];
            }
        }

        private void put(int x, int y) {
            double[] samples = InverseCosine.transform(block);
            int limit = (1 << PRECISION) - 1;
            for (int j = 0; j < 8 && y + j < format.rows(); j++) {
                for (int i = 0; i < 8 && x + i < format.columns(); i++) {
                    long value = Math.round(samples[8 * j + i]) + (1 << PRECISION - 1);
                    result.set((y + j) * format.columns() + x + i, 0, Math.clamp(value, 0, limit));
                }
            }
        }
    }
}
