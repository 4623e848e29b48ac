package org.toposeg.dicom.seg;

import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.volume.Grid;
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
 */
public record Segmentation(
        SegmentationType type,
        Grid grid,
        List<Segment> segments,
        List<LabelMap> maps,
        List<Volume> probabilities,
        DataSet header) {

    /** The label maps at the voxels of another grid, usually the source image's: by nearest voxel, 0 outside. */
    public List<LabelMap> onto(Grid target) {
        return maps.stream().map(map -> GridMatch.onto(map, target)).toList();
    }

    public String sopInstance() {
        return header.string(Tag.SOP_INSTANCE_UID);
    }

    /** The series that was segmented, or an empty string. */
    public String sourceSeries() {
        return header.item(Tag.REFERENCED_SERIES_SEQUENCE).string(Tag.SERIES_INSTANCE_UID);
    }
}
