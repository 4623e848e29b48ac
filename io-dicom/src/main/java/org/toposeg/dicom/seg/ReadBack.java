package org.toposeg.dicom.seg;

import java.util.List;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.volume.LabelMap;

/** The proof that a segmentation object says what was meant: it is read again and compared in patient space. */
public final class ReadBack {

    private ReadBack() {}

    /**
     * Compares an object with the label maps that it was made from, voxel by voxel of the label maps' own grid.
     *
     * @param file BINARY or LABELMAP object, as written or as an archive gives it back
     * @param segments the labels that were written and the maps that hold them; other labels count as background
     * @throws DicomException if any voxel differs; the message names the first
     */
    public static void requireSame(DicomFile file, List<LabelMap> maps, List<Segment> segments) {
        Segmentation read = SegmentationReader.read(file, "the segmentation object");
        List<LabelMap> back = read.onto(maps.getFirst().grid());
        if (maps.size() == 1 && back.size() == 1) {
            requireSame(back.getFirst(), maps.getFirst(), segments);
            return;
        }
        for (int s = 0; s < segments.size(); s++) {
            // Which map holds a segment may change, the order of segments does not.
            Segment written = segments.get(s);
            Segment found = read.segments().get(s);
            requireSameMask(back.get(found.map()), found.label(), maps.get(written.map()), written.label());
        }
    }

    private static void requireSame(LabelMap back, LabelMap labels, List<Segment> segments) {
        boolean[] named = new boolean[LabelMap.MAX_LABEL + 1];
        segments.forEach(segment -> named[segment.label()] = true);
        for (int v = 0; v < labels.data().length; v++) {
            int expected = named[labels.label(v)] ? labels.label(v) : 0;
            if (back.label(v) != expected) {
                throw different(labels, v, back.label(v), expected);
            }
        }
    }

    private static void requireSameMask(LabelMap back, int found, LabelMap labels, int label) {
        for (int v = 0; v < labels.data().length; v++) {
            if ((back.label(v) == found) != (labels.label(v) == label)) {
                throw different(labels, v, back.label(v), labels.label(v));
            }
        }
    }

    private static DicomException different(LabelMap labels, int index, int found, int expected) {
        int x = labels.grid().size().x();
        int y = labels.grid().size().y();
        return new DicomException("the segmentation object does not read back as it was meant: voxel (" + index % x
                + ", " + index / x % y + ", " + index / x / y + ") has label " + found + " instead of " + expected);
    }
}
