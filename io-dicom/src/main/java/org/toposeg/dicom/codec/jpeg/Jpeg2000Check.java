package org.toposeg.dicom.codec.jpeg;

import org.toposeg.dicom.codec.DecodedFrame;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DicomException;

/**
 * Looks through the headers of a JPEG 2000 code stream before it is decoded (ITU-T T.800, annex A). A packet takes at
 * least a byte; a stream that announces many more packets than it has bytes would only keep the decoder busy.
 */
public final class Jpeg2000Check {

    private static final int FREE_PACKETS = 20_000;

    private final byte[] data;
    private final PixelFormat format;
    private long tiles;
    private long tileWidth;
    private long tileHeight;

    private Jpeg2000Check(byte[] data, PixelFormat format) {
        this.data = data;
        this.format = format;
    }

    public static void check(byte[] data, PixelFormat format) {
        try {
            new Jpeg2000Check(data, format).walk();
        } catch (IndexOutOfBoundsException e) {
            throw new DicomException("a JPEG 2000 frame ends inside its headers", e);
        }
    }

    private void walk() {
        int at = streamStart();
        boolean sized = false;
        int tilePart = -1;
        while (at + 4 <= data.length) {
            int marker = u16(at);
            if (marker == 0xFFD9) {
                return;
            }
            if (marker == 0xFF93) {
                long length = tilePart < 0 ? 0 : u32(tilePart + 6);
                if (length > data.length - tilePart || tilePart + length <= at) {
                    return; // the last tile part: what follows are its packets
                }
                at = tilePart + (int) length;
                continue;
            }
            int length = u16(at + 2);
            if (marker < 0xFF00 || length < 2) {
                throw new DicomException("a JPEG 2000 frame has a damaged header");
            }
            switch (marker) {
                case 0xFF51 -> {
                    size(at + 4);
                    sized = true;
                }
                case 0xFF52 -> coding(at, at + 9, u16(at + 6), sized);
                case 0xFF53 -> coding(at, at + (format.samples() < 257 ? 6 : 7), 1, sized);
                case 0xFF90 -> tilePart = at;
                default -> {}
            }
            at += 2 + length;
        }
    }

    /** Behind the boxes of a JP2 file, should a frame be wrapped in one. */
    private int streamStart() {
        for (int at = 0; at + 4 <= Math.min(data.length, 4096); at++) {
            if (u16(at) == 0xFF4F && u16(at + 2) == 0xFF51) {
                return at + 2;
            }
        }
        throw new DicomException("a frame is no JPEG 2000 stream");
    }

    private void size(int at) {
        long width = u32(at + 2) - u32(at + 10);
        long height = u32(at + 6) - u32(at + 14);
        DecodedFrame.requireSize(format, (int) width, (int) height, u16(at + 34));
        tileWidth = u32(at + 18);
        tileHeight = u32(at + 22);
        if (tileWidth < 1 || tileHeight < 1) {
            throw new DicomException("a JPEG 2000 frame has empty tiles");
        }
        tiles = ((width + tileWidth - 1) / tileWidth + 1) * ((height + tileHeight - 1) / tileHeight + 1);
        tileWidth = Math.min(tileWidth, width);
        tileHeight = Math.min(tileHeight, height);
        requirePackets(tiles);
        for (int c = 0; c < format.samples(); c++) {
            if (u8(at + 37 + 3 * c) != 1 || u8(at + 38 + 3 * c) != 1) {
                throw new DicomException("a JPEG 2000 frame is subsampled");
            }
        }
    }

    private void coding(int at, int parameters, int layers, boolean sized) {
        if (!sized) {
            throw new DicomException("a JPEG 2000 frame has no size before its coding style");
        }
        int levels = u8(parameters);
        if (levels > 32 || layers < 1) {
            throw new DicomException("a JPEG 2000 frame has " + levels + " levels and " + layers + " layers");
        }
        boolean precincts = (u8(marker(at, 0xFF52) ? at + 4 : parameters - 1) & 1) == 1;
        long packets = 0;
        for (int r = 0; r <= levels; r++) {
            int exponents = precincts ? u8(parameters + 5 + r) : 0xFF;
            long across = (tileWidth >> levels - r >> (exponents & 15)) + 1;
            long down = (tileHeight >> levels - r >> (exponents >> 4)) + 1;
            packets += across * down;
        }
        requirePackets(packets * layers * tiles * format.samples());
    }

    private boolean marker(int at, int code) {
        return u16(at) == code;
    }

    private void requirePackets(long packets) {
        if (packets > FREE_PACKETS + 8L * data.length) {
            throw new DicomException(
                    "a JPEG 2000 frame of " + data.length + " bytes announces " + packets + " packets");
        }
    }

    private int u8(int at) {
        return data[at] & 0xFF;
    }

    private int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    private long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }
}
