package org.toposeg.dicom.seg;

import java.util.List;
import java.util.stream.Collectors;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.volume.Grid;
import org.toposeg.volume.GridMatch;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * A segmentation object as label maps in patient space.
 *
 * @param segments what the labels stand for; a label is the segment's number, and {@link Segment#map} says which label
 *     map holds it
 * @param maps one label map, more where segments overlap
 * @param probabilities for a FRACTIONAL object a volume of values 0..1 for each segment, in their order; else empty
 * @param header the data set without pixels
 * @param warnings what was assumed of its geometry, a sentence each
 */
public record Segmentation(
        SegmentationType type,
        Grid grid,
        List<Segment> segments,
        List<LabelMap> maps,
        List<Volume> probabilities,
        DataSet header,
        List<String> warnings) {

    /** The label maps at the voxels of another grid, usually the source image's: by nearest voxel, 0 outside. */
    public List<LabelMap> onto(Grid target) {
        return maps.stream().map(map -> GridMatch.onto(map, target)).toList();
    }

    /**
     * One segment alone in its label map, whether others overlap it or not.
     *
     * @param label of the segment; the others become background
     * @param name of the file, for the message
     * @throws InputException if there is no such segment
     */
    public LabelMap only(int label, String name) {
        Segment wanted = segments.stream()
                .filter(segment -> segment.label() == label)
                .findFirst()
                .orElseThrow(() -> new InputException(name + " has no segment " + label + "; it has "
                        + segments.stream()
                                .map(segment -> segment.label() + " (" + segment.name() + ")")
                                .collect(Collectors.joining(", "))
                        + "."));
        LabelMap alone = maps.get(wanted.map()).copy();
        for (int v = 0; v < alone.data().length; v++) {
            if (alone.label(v) != label) {
                alone.data()[v] = 0;
            }
        }
        return alone;
    }

    public String sopInstance() {
        return header.string(Tag.SOP_INSTANCE_UID);
    }

    /** The series that was segmented, or an empty string. */
    public String sourceSeries() {
        return header.item(Tag.REFERENCED_SERIES_SEQUENCE).string(Tag.SERIES_INSTANCE_UID);
    }
}
