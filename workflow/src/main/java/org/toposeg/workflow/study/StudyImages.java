package org.toposeg.workflow.study;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toposeg.dicom.frame.Stack;
import org.toposeg.dicom.series.DicomSeries;
import org.toposeg.io.ImageHeader;
import org.toposeg.volume.Volume;

/**
 * The images of one study, not read yet. Reading fails with an {@link org.toposeg.volume.InputException} that names the
 * file; finding never does, so that one damaged study does not hide the others.
 */
public interface StudyImages extends AutoCloseable {

    /** Unique among the studies of one source, a relative path without ending. */
    String key();

    /** Short name, for people and for a result that lies beside no others. */
    String title();

    /** Study instance UID, or what stands for it. */
    String study();

    /** Series instance UID, or the name of the image. */
    String series();

    /** Where the images are: a path or an address. */
    String source();

    /**
     * A digest of what the images are made of, at the moment of asking: it is another one when an image was added, taken
     * away or written anew. A result belongs to one content.
     */
    String content();

    /** When the newest of the images came or changed; empty where the source does not say. */
    default Optional<Instant> changed() {
        return Optional.empty();
    }

    /** What was assumed or left out, a sentence each; complete once the images are read. */
    default List<String> warnings() {
        return List.of();
    }

    /** Whether this is a DICOM series of a modality such as CT. */
    default boolean isOf(String modality) {
        return false;
    }

    /** Reads the images: one volume for each channel, all on one grid. */
    List<Volume> channels();

    /** The DICOM series that was read, to which a segmentation object refers; empty for other images. */
    default Optional<DicomStack> dicom() {
        return Optional.empty();
    }

    /** The ending of a result in the format of the images: a DICOM segmentation for a DICOM series, else NIfTI. */
    default String ending() {
        return ".dcm";
    }

    /** Header of the first image, with whose geometry results are written. */
    default ImageHeader header() {
        return ImageHeader.NONE;
    }

    /** Removes what was only fetched for reading. */
    @Override
    default void close() {}

    /** A series with the stack of its frames that makes the volume. */
    record DicomStack(DicomSeries series, Stack stack) {}
}
