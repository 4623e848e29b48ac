package org.toposeg.workflow.study;

import java.nio.file.Path;
import java.util.List;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.Segmentation;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.seg.SegmentationType;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageFormat;
import org.toposeg.io.ImageFormats;
import org.toposeg.model.ModelCard;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;

/** Writes and reads label maps that a model made of a study; the ending of a file's name says the format. */
public final class Results {

    private Results() {}

    /** Whether a name ends like a file that can be written, such as {@code .nii.gz} or {@code .dcm}. */
    public static boolean isFile(Path target) {
        return ImageFormats.forTarget(target).isPresent();
    }

    /** Whether a result of this name is an object of its own that refers to the series it was made from. */
    private static boolean needsSeries(Path target) {
        return ImageFormats.forTarget(target).map(ImageFormat::needsSeries).orElse(false);
    }

    /**
     * Writes a label map; the file appears under its name only when it is whole.
     *
     * @param labels on the grid of the images
     * @throws InputException if it cannot be written, or is to be a DICOM segmentation of images that are no DICOM series
     */
    public static void write(StudyImages images, LabelMap labels, ModelCard model, Path target) {
        if (needsSeries(target)) {
            StudyImages.DicomStack source = requireDicom(images, target);
            writer(source, model).write(labels, segments(model), target);
        } else {
            ImageFiles.writeLabels(labels, target, images.header());
        }
    }

    /**
     * Reads a result back onto the grid of its study.
     *
     * @throws InputException if the file is no label map any more
     */
    public static LabelMap read(StudyImages images, Path file) {
        if (!needsSeries(file)) {
            return ImageFiles.readLabels(file);
        }
        return onto(requireDicom(images, file), SegmentationReader.read(file), file.toString());
    }

    static LabelMap onto(StudyImages.DicomStack source, Segmentation segmentation, String name) {
        List<LabelMap> maps = segmentation.onto(source.stack().grid());
        if (maps.size() != 1) {
            throw new InputException(
                    name + " holds overlapping segments and is not what was written; look at the file.");
        }
        return maps.getFirst();
    }

    static DicomFile segmentation(StudyImages.DicomStack source, LabelMap labels, ModelCard model) {
        return writer(source, model).toFile(SegmentationType.BINARY, List.of(labels), segments(model));
    }

    static StudyImages.DicomStack requireDicom(StudyImages images, Object target) {
        return images.dicom()
                .orElseThrow(() -> new InputException(target + " cannot be a DICOM segmentation, because "
                        + images.source() + " is no DICOM series to which it could refer; write NIfTI instead."));
    }

    private static SegmentationWriter writer(StudyImages.DicomStack source, ModelCard model) {
        String version =
                model.about().version() == null || model.about().version().isBlank()
                        ? "unspecified"
                        : model.about().version();
        String name = model.about().name() == null || model.about().name().isBlank()
                ? "unnamed model"
                : model.about().name();
        return new SegmentationWriter(source.series(), source.stack(), Producer.model(name, version));
    }

    private static List<Segment> segments(ModelCard model) {
        return model.network().labels().entrySet().stream()
                .filter(entry -> entry.getKey() != 0)
                .map(entry -> Segment.named(entry.getKey(), entry.getValue()))
                .toList();
    }
}
