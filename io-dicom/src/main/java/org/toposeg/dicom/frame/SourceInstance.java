package org.toposeg.dicom.frame;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomHeader;

/**
 * One DICOM file of a series: where it lies, and its data set without pixels.
 *
 * @param pixelStart byte position of the pixels where they lie plain in the file, else -1
 * @param pixelLength bytes of pixels from there on
 */
public record SourceInstance(
        Path file, String sopClass, String sopInstance, DataSet header, long pixelStart, long pixelLength) {

    public static SourceInstance of(Path file, DicomHeader header) {
        DicomFile content = header.file();
        return new SourceInstance(
                file,
                content.sopClass(),
                content.sopInstance(),
                content.data(),
                header.pixelStart(),
                header.pixelLength());
    }

    public String series() {
        return header.string(Tag.SERIES_INSTANCE_UID);
    }

    public int frames() {
        return Math.max(1, header.integer(Tag.NUMBER_OF_FRAMES, 1));
    }

    /** Whether the file holds an image that can be part of a volume; label maps and documents are no such image. */
    public boolean isImage() {
        return header.hasValue(Tag.ROWS) && header.hasValue(Tag.COLUMNS) && !isSegmentation();
    }

    public boolean isSegmentation() {
        return sopClass.equals("1.2.840.10008.5.1.4.1.1.66.4") || sopClass.equals("1.2.840.10008.5.1.4.1.1.66.7");
    }

    /** Runs work on this file and puts its name into what goes wrong. */
    public <T> T naming(Supplier<T> work) {
        try {
            return work.get();
        } catch (DicomException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            if (e instanceof DicomException known && message.startsWith(file.toString())) {
                throw known;
            }
            throw new DicomException(file + " cannot be used: " + message, e);
        }
    }
}
