package org.toposeg.dicom.rt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Vec3;

/** The structures of one data set, and what of them could not be used. */
final class StructureContours {

    private static final int REFERENCED_FRAMES = Tag.forKeyword("ReferencedFrameOfReferenceSequence");
    private static final int MAX_GAP = 4;

    private final DataSet data;
    private final Grid grid;
    private final Predicate<String> inFrame;
    private final List<String> warnings;
    private final Map<Integer, DataSet> described = new LinkedHashMap<>();
    private int contours;

    /** @param inFrame whether coordinates of a frame of reference mean a place in the grid */
    StructureContours(DataSet data, Grid grid, Predicate<String> inFrame, List<String> warnings) {
        this.data = data;
        this.grid = grid;
        this.inFrame = inFrame;
        this.warnings = warnings;
        for (DataSet roi : data.items(Tag.STRUCTURE_SET_ROI_SEQUENCE)) {
            described.put(roi.integer(Tag.ROI_NUMBER, 0), roi);
        }
    }

    /** The frame of reference of all structures, or empty where they have several or none. */
    static String frameOfReference(DataSet data) {
        List<String> stated = new ArrayList<>(data.items(Tag.STRUCTURE_SET_ROI_SEQUENCE).stream()
                .map(roi -> roi.string(Tag.REFERENCED_FRAME_OF_REFERENCE_UID))
                .filter(uid -> !uid.isEmpty())
                .distinct()
                .toList());
        if (stated.isEmpty()) {
            data.items(REFERENCED_FRAMES).forEach(item -> stated.add(item.string(Tag.FRAME_OF_REFERENCE_UID)));
        }
        if (stated.isEmpty()) {
            stated.add(data.string(Tag.FRAME_OF_REFERENCE_UID));
        }
        return stated.size() == 1 ? stated.getFirst() : "";
    }

    /** A structure's contours. */
    private record Roi(int number, List<DataSet> items) {}

    StructureSetReader.Structures read() {
        Map<Integer, List<DataSet>> byNumber = new LinkedHashMap<>();
        for (DataSet item : data.items(Tag.ROI_CONTOUR_SEQUENCE)) {
            byNumber.computeIfAbsent(item.integer(Tag.REFERENCED_ROI_NUMBER, 0), k -> new ArrayList<>())
                    .add(item);
        }
        Set<Integer> taken = new HashSet<>(byNumber.keySet());
        List<Segment> segments = new ArrayList<>();
        List<LabelMap> maps = new ArrayList<>();
        byNumber.forEach((number, items) -> {
            if (isInFrame(number)) {
                segments.add(add(new Roi(number, items), label(number, taken), maps));
            }
        });
        if (maps.isEmpty() || maps.stream().noneMatch(map -> map.labels().length > 0)) {
            throw new DicomException(
                    contours == 0
                            ? "it holds no structures with contours"
                            : "none of its contours encloses a voxel of the image ("
                                    + String.join(" ", warnings).strip()
                                    + "); name the series that it was drawn on");
        }
        return new StructureSetReader.Structures(segments, maps, warnings);
    }

    private String name(int number) {
        DataSet roi = described.get(number);
        String name = roi == null ? "" : roi.string(Tag.ROI_NAME);
        return name.isBlank() ? "structure " + number : name;
    }

    private boolean isInFrame(int number) {
        DataSet roi = described.get(number);
        String frame = roi == null ? "" : roi.string(Tag.REFERENCED_FRAME_OF_REFERENCE_UID);
        if (!inFrame.test(frame)) {
            contours++;
            warnings.add("\"" + name(number) + "\" lies in another frame of reference and was left out.");
            return false;
        }
        return true;
    }

    /** The structure's number; a free one where it cannot be a label, as 0 is background. */
    private int label(int number, Set<Integer> taken) {
        if (number >= 1 && number <= LabelMap.MAX_LABEL) {
            return number;
        }
        int label = 1;
        while (!taken.add(label)) {
            label++;
        }
        warnings.add("\"" + name(number) + "\" has the number " + number + ", which is no label; it got the label "
                + label + ".");
        return label;
    }

    private Segment add(Roi roi, int label, List<LabelMap> maps) {
        ContourFill fill = new ContourFill(grid);
        Map<String, Integer> leftOut = new LinkedHashMap<>();
        roi.items().forEach(item -> addContours(item, fill, leftOut));
        leftOut.forEach((why, count) -> warnings.add(count + (count == 1 ? " contour of \"" : " contours of \"")
                + name(roi.number()) + (count == 1 ? "\" was " : "\" were ") + why + "."));
        BitSet voxels = fill.voxels();
        if (voxels.isEmpty()) {
            warnings.add("\"" + name(roi.number()) + "\" has no voxel in the image.");
        }
        int gap = fill.regularGap();
        if (gap > 0 && gap <= MAX_GAP) {
            warnings.add("\"" + name(roi.number()) + "\" has contours on every "
                    + (gap == 1 ? "second" : (gap + 1) + "th") + " slice only; the slices between them are empty.");
        }
        int map = ContourFill.into(maps, label, voxels, grid);
        Segment segment = Segment.named(label, name(roi.number())).inMap(map);
        double[] color = roi.items().getFirst().numbers(Tag.ROI_DISPLAY_COLOR);
        return color.length == 3
                ? segment.withColor((int) color[0] << 16 | (int) color[1] << 8 | (int) color[2])
                : segment;
    }

    private void addContours(DataSet roi, ContourFill fill, Map<String, Integer> leftOut) {
        for (DataSet contour : roi.items(Tag.CONTOUR_SEQUENCE)) {
            contours++;
            String why = add(contour, fill);
            if (!why.isEmpty()) {
                leftOut.merge(why, 1, Integer::sum);
            }
        }
    }

    /** Takes a contour and says what is wrong with it, or nothing. */
    private String add(DataSet contour, ContourFill fill) {
        String type = contour.string(Tag.CONTOUR_GEOMETRIC_TYPE);
        double[] values = contour.numbers(Tag.CONTOUR_DATA);
        if (values.length % 3 != 0) {
            throw new DicomException("a contour has " + values.length + " coordinates, which is no multiple of 3");
        }
        if (!type.startsWith("CLOSED")) {
            return "left out, because the type " + (type.isEmpty() ? "is not given" : type + " encloses nothing");
        }
        Vec3[] points = new Vec3[values.length / 3];
        for (int p = 0; p < points.length; p++) {
            points[p] = grid.toVoxel(new Vec3(values[3 * p], values[3 * p + 1], values[3 * p + 2]));
        }
        if (points.length < 3) {
            return "left out, with fewer than 3 points";
        }
        return switch (fill.add(points, type.endsWith("XOR"))) {
            case ON_SLICE -> "";
            case BETWEEN_SLICES -> "taken to the nearest slice from between slices";
            case OFF_SLICES -> "left out, on no slice of the image";
            case BESIDE_IMAGE -> "left out, beside the image";
        };
    }
}
