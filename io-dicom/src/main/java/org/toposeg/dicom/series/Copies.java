package org.toposeg.dicom.series;

import java.util.Arrays;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.frame.SourceInstance;
import org.toposeg.dicom.pixel.PixelData;

/** Files with one SOP Instance UID, which must be copies of one image. */
final class Copies {

    /** What makes other values or another place of the same pixels. */
    private static final int[] MEANING = {
        Tag.ROWS,
        Tag.COLUMNS,
        Tag.NUMBER_OF_FRAMES,
        Tag.IMAGE_POSITION_PATIENT,
        Tag.IMAGE_ORIENTATION_PATIENT,
        Tag.PIXEL_SPACING,
        Tag.RESCALE_SLOPE,
        Tag.RESCALE_INTERCEPT,
        Tag.PIXEL_REPRESENTATION
    };

    private Copies() {}

    /** @throws DicomException if the two are different images */
    static void requireSame(SourceInstance one, SourceInstance other) {
        for (int tag : MEANING) {
            if (!Arrays.equals(one.header().strings(tag), other.header().strings(tag))
                    && !Arrays.equals(one.header().numbers(tag), other.header().numbers(tag))) {
                throw different(one, other, Tag.toString(tag));
            }
        }
        if (!samePixels(one, other)) {
            throw different(one, other, "pixels");
        }
    }

    private static DicomException different(SourceInstance one, SourceInstance other, String what) {
        return new DicomException(one.file() + " and " + other.file() + " have the same SOP Instance UID "
                + one.sopInstance() + " but different " + what
                + "; one of them is not what it says. Keep the right one and take the other away.");
    }

    private static boolean samePixels(SourceInstance one, SourceInstance other) {
        PixelData a = one.naming(() -> PixelData.of(DicomReader.read(one.file())));
        PixelData b = other.naming(() -> PixelData.of(DicomReader.read(other.file())));
        if (a.format().frames() != b.format().frames()) {
            return false;
        }
        for (int frame = 0; frame < a.format().frames(); frame++) {
            if (!Arrays.equals(a.frame(frame), b.frame(frame))) {
                return false;
            }
        }
        return true;
    }
}
