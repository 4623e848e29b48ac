package org.toposeg.dicom.seg;

/** How a segmentation object stores its segments (PS3.3, C.8.20.2). */
public enum SegmentationType {
    /** One bit a voxel, a frame for each slice of each segment; segments may overlap. */
    BINARY("1.2.840.10008.5.1.4.1.1.66.4"),
    /** One byte a voxel: the probability of a segment, a frame for each slice of each segment. */
    FRACTIONAL("1.2.840.10008.5.1.4.1.1.66.4"),
    /** The segment's number at each voxel, one frame a slice; segments do not overlap. */
    LABELMAP("1.2.840.10008.5.1.4.1.1.66.7");

    private final String sopClass;

    SegmentationType(String sopClass) {
        this.sopClass = sopClass;
    }

    public String sopClass() {
        return sopClass;
    }
}
