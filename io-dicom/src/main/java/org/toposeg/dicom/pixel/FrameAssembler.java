package org.toposeg.dicom.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Fragments;
import org.toposeg.dicom.data.Fragments.Slice;
import org.toposeg.dicom.data.Tag;

/**
 * Says which fragments make which frame: by the extended or basic offset table, one fragment a frame, or by the
 * end-of-image markers of JPEG streams where a file has no table.
 */
final class FrameAssembler {

    private final List<List<Slice>> frames;

    private FrameAssembler(List<List<Slice>> frames) {
        this.frames = frames;
    }

    static FrameAssembler of(DataSet data, Fragments fragments, PixelFormat format) {
        List<Slice> slices = fragments.slices();
        if (slices.size() < 1) {
            throw new DicomException("its encapsulated pixel data has no fragments");
        }
        if (format.frames() == 1) {
            return new FrameAssembler(List.of(slices));
        }
        if (slices.size() == format.frames()) {
            return new FrameAssembler(slices.stream().map(List::of).toList());
        }
        long[] starts = starts(data, fragments);
        List<List<Slice>> frames = starts.length == format.frames() ? byOffset(slices, starts) : byMarker(slices);
        if (frames.size() != format.frames()) {
            throw new DicomException("its " + slices.size() + " fragments make " + frames.size() + " frames instead of "
                    + format.frames());
        }
        return new FrameAssembler(frames);
    }

    private static long[] starts(DataSet data, Fragments fragments) {
        Element extended = data.get(Tag.EXTENDED_OFFSET_TABLE);
        if (extended != null) {
            long[] starts = new long[extended.length() / 8];
            ByteBuffer.wrap(extended.bytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .get(starts);
            return starts;
        }
        return Arrays.stream(fragments.offsetTable())
                .mapToLong(Integer::toUnsignedLong)
                .toArray();
    }

    private static List<List<Slice>> byOffset(List<Slice> slices, long[] starts) {
        List<List<Slice>> frames = new ArrayList<>();
        for (Slice slice : slices) {
            if (frames.size() < starts.length && slice.position() >= starts[frames.size()]) {
                frames.add(new ArrayList<>());
            }
            if (!frames.isEmpty()) {
                frames.getLast().add(slice);
            }
        }
        return frames;
    }

    private static List<List<Slice>> byMarker(List<Slice> slices) {
        List<List<Slice>> frames = new ArrayList<>();
        boolean open = false;
        for (Slice slice : slices) {
            if (!open) {
                frames.add(new ArrayList<>());
            }
            frames.getLast().add(slice);
            open = !endsImage(slice);
        }
        return frames;
    }

    /** FF D9 ends JPEG, JPEG-LS and JPEG 2000 streams; a padding byte may follow. */
    private static boolean endsImage(Slice slice) {
        int end = slice.offset() + slice.length();
        for (int at = end - 2; at >= Math.max(slice.offset(), end - 4); at--) {
            if (slice.buffer()[at] == (byte) 0xFF && slice.buffer()[at + 1] == (byte) 0xD9) {
                return true;
            }
        }
        return false;
    }

    byte[] frame(int frame) {
        List<Slice> slices = frames.get(frame);
        int length = slices.stream().mapToInt(Slice::length).sum();
        byte[] joined = new byte[length];
        int at = 0;
        for (Slice slice : slices) {
            System.arraycopy(slice.buffer(), slice.offset(), joined, at, slice.length());
            at += slice.length();
        }
        return joined;
    }
}
