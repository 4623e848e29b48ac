package org.toposeg.dicom.rt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.SopClasses;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.series.Belonging;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;

/**
 * Reads the contours of an RT Structure Set onto the grid of the image they were drawn on, as {@link ContourFill} fills
 * them. Structures that overlap go to different label maps.
 */
public final class StructureSetReader {

    private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.481.3";

    /** Structures and the label maps that hold them; {@link Segment#map} says which. */
    public record Structures(List<Segment> segments, List<LabelMap> maps, List<String> warnings) {}

    private StructureSetReader() {}

    public static boolean isStructureSet(DicomFile file) {
        return file.sopClass().equals(SOP_CLASS);
    }

    /**
     * @param image that the contours were drawn on
     * @throws DicomException if the file is no structure set, belongs to another image or patient, a contour is damaged,
     *     or no contour lies in the image
     */
    public static Structures read(Path path, DicomVolume image) {
        return naming(path, data -> {
            List<String> warnings = new ArrayList<>();
            Belonging.check(path.toString(), data, StructureContours.frameOfReference(data), image.series())
                    .ifPresent(warnings::add);
            Predicate<String> inFrame = frame -> Belonging.sharesFrame(frame, image.series());
            return new StructureContours(data, image.grid(), inFrame, warnings).read();
        });
    }

    /**
     * @param grid whose slices the contours must lie on
     * @throws DicomException if the file is no structure set, a contour is damaged, or no contour lies in the grid
     */
    public static Structures read(Path path, Grid grid) {
        return naming(path, data -> new StructureContours(data, grid, frame -> true, new ArrayList<>()).read());
    }

    private static Structures naming(Path path, Function<DataSet, Structures> work) {
        DicomFile file = DicomReader.read(path);
        if (!isStructureSet(file)) {
            throw new DicomException(path + " is no RT structure set but a " + SopClasses.name(file.sopClass()));
        }
        try {
            return work.apply(file.data());
        } catch (DicomException e) {
            if (e.getMessage().startsWith(path.toString())) {
                throw e;
            }
            throw new DicomException(path + " cannot be read as a structure set: " + e.getMessage(), e);
        }
    }
}
