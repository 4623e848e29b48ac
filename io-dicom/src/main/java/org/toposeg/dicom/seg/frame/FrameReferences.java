package org.toposeg.dicom.seg.frame;

import java.util.HashSet;
import java.util.Set;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.frame.FunctionalGroups;

/**
 * Which image each frame of a segmentation object was derived from (PS3.3, C.7.6.16.2.6), for frames that do not say where
 * they lie in the patient.
 */
final class FrameReferences {

    private final FunctionalGroups groups;

    FrameReferences(DataSet data) {
        this.groups = new FunctionalGroups(data);
    }

    private String reference(int frame) {
        DataSet image = groups.group(frame, Tag.DERIVATION_IMAGE_SEQUENCE).item(Tag.SOURCE_IMAGE_SEQUENCE);
        String instance = image.string(Tag.REFERENCED_SOP_INSTANCE_UID);
        return instance.isEmpty() ? "" : Source.key(instance, image.integer(Tag.REFERENCED_FRAME_NUMBER, 1));
    }

    boolean arePresent(int frames) {
        for (int f = 0; f < frames; f++) {
            if (reference(f).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Finds the slice of each frame by the image that it refers to. */
    void place(int[] slices, PixelFormat format, Source source) {
        if (format.columns() != source.grid().size().x()
                || format.rows() != source.grid().size().y()) {
            throw new DicomException("its frames do not say where they lie, and have " + format.columns() + " × "
                    + format.rows() + " pixels, the images they refer to "
                    + source.grid().size().x() + " × " + source.grid().size().y());
        }
        for (int f = 0; f < slices.length; f++) {
            Integer slice = source.slices().get(reference(f));
            if (slice == null) {
                throw new DicomException("its frame " + (f + 1)
                        + " does not say where it lies, and the image it refers to is not in the series");
            }
            slices[f] = slice;
        }
    }

    /** Frames without a place may show one picture, each another segment of it, but nothing says how several lie. */
    void requireOnePicture(int[] segments) {
        Set<Integer> shown = new HashSet<>();
        Set<String> images = new HashSet<>();
        for (int f = 0; f < segments.length; f++) {
            images.add(reference(f));
            if (!shown.add(segments[f]) || images.size() > 1) {
                throw new DicomException(
                        "its frames do not say where they lie in the patient; name the series that they were drawn on"
                                + " with --source, if they refer to its images");
            }
        }
    }
}
