package org.toposeg.dicom.series;

import java.nio.file.Path;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomFile;
import org.toposeg.dicom.data.Tag;

/** One DICOM file of a series: where it lies, and its data set without pixels. */
public record SourceInstance(Path file, String sopClass, String sopInstance, DataSet header) {

    static SourceInstance of(Path file, DicomFile content) {
        return new SourceInstance(file, content.sopClass(), content.sopInstance(), content.data());
    }

    String series() {
        return header.string(Tag.SERIES_INSTANCE_UID);
    }

    int frames() {
        return Math.max(1, header.integer(Tag.NUMBER_OF_FRAMES, 1));
    }

    /** Whether the file holds an image that can be part of a volume; label maps and documents are no such image. */
    boolean isImage() {
        return header.hasValue(Tag.ROWS) && header.hasValue(Tag.COLUMNS) && !isSegmentation();
    }

    public boolean isSegmentation() {
        return sopClass.equals("1.2.840.10008.5.1.4.1.1.66.4") || sopClass.equals("1.2.840.10008.5.1.4.1.1.66.7");
    }
}
