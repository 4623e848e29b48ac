package org.toposeg.dicom.rt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.DicomFile;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.dicom.data.SopClasses;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Vec3;

/**
 * Reads the contours of an RT Structure Set onto the grid of the image they were drawn on. A voxel belongs to a structure
 * when its centre lies inside an odd number of the structure's contours on its slice, so that a contour within another
 * cuts a hole. Structures that overlap go to different label maps.
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
     * @param grid of the image, whose slices the contours must lie on
     * @throws DicomException if the file is no structure set or a contour is damaged
     */
    public static Structures read(Path path, Grid grid) {
        DicomFile file = DicomReader.read(path);
        if (!isStructureSet(file)) {
            throw new DicomException(path + " is no RT structure set but a " + SopClasses.name(file.sopClass()));
        }
        try {
            return read(file.data(), grid);
        } catch (DicomException e) {
            throw new DicomException(path + " cannot be read as a structure set: " + e.getMessage(), e);
        }
    }

    private static Structures read(DataSet data, Grid grid) {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (DataSet roi : data.items(Tag.STRUCTURE_SET_ROI_SEQUENCE)) {
            names.put(roi.integer(Tag.ROI_NUMBER, 0), roi.string(Tag.ROI_NAME));
        }
        List<Segment> segments = new ArrayList<>();
        List<LabelMap> maps = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (DataSet roi : data.items(Tag.ROI_CONTOUR_SEQUENCE)) {
            int number = roi.integer(Tag.REFERENCED_ROI_NUMBER, 0);
            if (number < 1 || number > LabelMap.MAX_LABEL) {
                throw new DicomException("a structure has the number " + number);
            }
            String name = names.getOrDefault(number, "");
            ContourFill fill = new ContourFill(grid);
            int outside = addContours(roi, grid, fill);
            if (outside > 0) {
                warnings.add(outside + " contours of " + name + " lie on no slice of the image and were left out");
            }
            int map = fill.into(maps, number);
            Segment segment = Segment.named(number, name.isBlank() ? "structure " + number : name)
                    .inMap(map);
            double[] color = roi.numbers(Tag.ROI_DISPLAY_COLOR);
            segments.add(
                    color.length == 3
                            ? segment.withColor((int) color[0] << 16 | (int) color[1] << 8 | (int) color[2])
                            : segment);
        }
        return new Structures(segments, maps, warnings);
    }

    /** Adds the closed contours and says how many lie on no slice. */
    private static int addContours(DataSet roi, Grid grid, ContourFill fill) {
        int outside = 0;
        for (DataSet contour : roi.items(Tag.CONTOUR_SEQUENCE)) {
            if (!contour.string(Tag.CONTOUR_GEOMETRIC_TYPE).startsWith("CLOSED")) {
                continue;
            }
            double[] values = contour.numbers(Tag.CONTOUR_DATA);
            if (values.length % 3 != 0) {
                throw new DicomException("a contour has " + values.length + " coordinates, which is no multiple of 3");
            }
            Vec3[] points = new Vec3[values.length / 3];
            for (int p = 0; p < points.length; p++) {
                points[p] = grid.toVoxel(new Vec3(values[3 * p], values[3 * p + 1], values[3 * p + 2]));
            }
            outside += points.length == 0 || fill.add(points) ? 0 : 1;
        }
        return outside;
    }
}
