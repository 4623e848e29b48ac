package org.toposeg.dicom.seg;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.frame.SourceFrame;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Vec3;

/** The functional groups and dimensions of a segmentation object's frames. */
final class FrameGroups {

    /** One frame: which slice it shows and, but for label maps, which segment. */
    record Frame(int segmentNumber, int slice) {}

    private final Grid grid;
    private final List<SourceFrame> slices;
    private final SegmentationType type;
    private final String dimensionUid;

    /** @param slices the source frame of each slice of the grid, or empty where the grid is not the source's */
    FrameGroups(Grid grid, List<SourceFrame> slices, SegmentationType type, String dimensionUid) {
        this.grid = grid;
        this.slices = slices;
        this.type = type;
        this.dimensionUid = dimensionUid;
    }

    void write(DataSet data, List<Frame> frames) {
        writeDimensions(data);
        data.set(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared());
        DataSet[] references = new DataSet[grid.size().z()];
        List<DataSet> perFrame = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            perFrame.add(group(frame, references));
        }
        data.set(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, perFrame);
    }

    private boolean bySegment() {
        return type != SegmentationType.LABELMAP;
    }

    private void writeDimensions(DataSet data) {
        data.set(Tag.DIMENSION_ORGANIZATION_SEQUENCE, new DataSet().set(Tag.DIMENSION_ORGANIZATION_UID, dimensionUid));
        DataSet position = dimension(Tag.IMAGE_POSITION_PATIENT, Tag.PLANE_POSITION_SEQUENCE, "Image Position");
        DataSet segment =
                dimension(Tag.REFERENCED_SEGMENT_NUMBER, Tag.SEGMENT_IDENTIFICATION_SEQUENCE, "Segment Number");
        data.set(Tag.DIMENSION_INDEX_SEQUENCE, bySegment() ? List.of(segment, position) : List.of(position));
    }

    private DataSet dimension(int pointer, int group, String label) {
        return new DataSet()
                .set(Tag.DIMENSION_ORGANIZATION_UID, dimensionUid)
                .set(Tag.DIMENSION_INDEX_POINTER, pointer)
                .set(Tag.FUNCTIONAL_GROUP_POINTER, group)
                .set(Tag.DIMENSION_DESCRIPTION_LABEL, label);
    }

    private DataSet shared() {
        Direction d = grid.direction();
        Vec3 x = d.xAxis();
        Vec3 y = d.yAxis();
        double distance = Math.abs(d.zAxis().dot(x.cross(y).normalized()))
                * grid.spacing().z();
        DataSet orientation =
                new DataSet().set(Tag.IMAGE_ORIENTATION_PATIENT, x.x(), x.y(), x.z(), y.x(), y.y(), y.z());
        DataSet measures = new DataSet()
                .set(Tag.SLICE_THICKNESS, distance)
                .set(Tag.SPACING_BETWEEN_SLICES, distance)
                .set(Tag.PIXEL_SPACING, grid.spacing().y(), grid.spacing().x());
        return new DataSet()
                .set(Tag.PLANE_ORIENTATION_SEQUENCE, orientation)
                .set(Tag.PIXEL_MEASURES_SEQUENCE, measures);
    }

    private DataSet group(Frame frame, DataSet[] references) {
        Vec3 position = grid.toPatient(0, 0, frame.slice());
        int place = frame.slice() + 1;
        DataSet content = bySegment()
                ? new DataSet().set(Tag.DIMENSION_INDEX_VALUES, frame.segmentNumber(), place)
                : new DataSet().set(Tag.DIMENSION_INDEX_VALUES, place);
        DataSet group = new DataSet()
                .set(Tag.FRAME_CONTENT_SEQUENCE, content)
                .set(
                        Tag.PLANE_POSITION_SEQUENCE,
                        new DataSet().set(Tag.IMAGE_POSITION_PATIENT, position.x(), position.y(), position.z()));
        if (bySegment()) {
            DataSet segment = new DataSet().set(Tag.REFERENCED_SEGMENT_NUMBER, frame.segmentNumber());
            group.set(Tag.SEGMENT_IDENTIFICATION_SEQUENCE, segment);
        }
        if (!slices.isEmpty()) {
            if (references[frame.slice()] == null) {
                references[frame.slice()] = derivation(slices.get(frame.slice()));
            }
            group.set(Tag.DERIVATION_IMAGE_SEQUENCE, references[frame.slice()]);
        }
        return group;
    }

    private static DataSet derivation(SourceFrame source) {
        DataSet image = SourceReferences.reference(source.instance())
                .set(
                        Tag.PURPOSE_OF_REFERENCE_CODE_SEQUENCE,
                        new CodedTerm("121322", "DCM", "Source image for image processing operation").toItem());
        if (source.instance().header().hasValue(Tag.NUMBER_OF_FRAMES)) {
            image.set(Tag.REFERENCED_FRAME_NUMBER, source.frame() + 1);
        }
        image.set(Tag.SPATIAL_LOCATIONS_PRESERVED, "YES");
        return new DataSet()
                .set(Tag.SOURCE_IMAGE_SEQUENCE, image)
                .set(Tag.DERIVATION_CODE_SEQUENCE, new CodedTerm("113076", "DCM", "Segmentation").toItem());
    }
}
