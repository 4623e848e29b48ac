package org.toposeg.dicom.seg.frame;

import java.util.stream.IntStream;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.volume.LabelMap;

/** Packs label maps into frames of single bits and back; frames follow each other without padding bits. */
public final class BitFrames {

    private BitFrames() {}

    /** Bytes that frames of single bits need, padded to an even number. */
    public static int bytes(long frames, int frameVoxels) {
        long bytes = (frames * frameVoxels + 7) / 8;
        bytes += bytes & 1;
        if (bytes > Integer.MAX_VALUE - 64) {
            throw new DicomException("the segmentation would take " + frames
                    + " binary frames and more than 2 GB; write it as type LABELMAP");
        }
        return (int) bytes;
    }

    /**
     * Sets the bits of all frames that show slices of a label map.
     *
     * @param frameOf for each slice and label the frame that shows it, or -1; indexed slice, then label
     */
    public static void pack(LabelMap labels, int[][] frameOf, byte[] bits) {
        int frameVoxels = labels.grid().size().x() * labels.grid().size().y();
        IntStream slices = IntStream.range(0, labels.grid().size().z());
        // Frames that are whole bytes share none, so slices can be packed side by side.
        if (frameVoxels % 8 == 0) {
            slices = slices.parallel();
        }
        slices.forEach(k -> packSlice(labels.data(), k * frameVoxels, frameVoxels, frameOf[k], bits));
    }

    private static void packSlice(short[] labels, int from, int count, int[] frameOf, byte[] bits) {
        int last = 0;
        int frame = -1;
        for (int p = 0; p < count; p++) {
            int label = labels[from + p] & LabelMap.MAX_LABEL;
            if (label == 0) {
                continue;
            }
            if (label != last) {
                last = label;
                frame = label < frameOf.length ? frameOf[label] : -1;
            }
            if (frame >= 0) {
                long bit = (long) frame * count + p;
                bits[(int) (bit >> 3)] |= (byte) (1 << (bit & 7));
            }
        }
    }

    /** Receives the set voxels of a frame. */
    @FunctionalInterface
    public interface Voxels {
        void set(int indexInFrame);
    }

    /** Visits the set bits of a frame; bytes without any are passed over. */
    public static void unpack(byte[] bits, int offset, int frame, int frameVoxels, Voxels voxels) {
        long first = (long) frame * frameVoxels;
        long end = first + frameVoxels;
        for (long at = first >> 3; at <= end - 1 >> 3; at++) {
            int value = bits[offset + (int) at] & 0xFF;
            while (value != 0) {
                int bit = Integer.numberOfTrailingZeros(value);
                value &= value - 1;
                long index = (at << 3) + bit - first;
                if (index >= 0 && index < frameVoxels) {
                    voxels.set((int) index);
                }
            }
        }
    }
}
