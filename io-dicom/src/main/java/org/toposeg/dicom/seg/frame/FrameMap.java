package org.toposeg.dicom.seg.frame;

import java.util.List;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.frame.FunctionalGroups;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * Where each frame of a segmentation object goes: its segment, and the place of its first pixel in the volume. Covers
 * slices in the patient, plain images without a place, and tiles of a slide.
 */
public final class FrameMap {

    private final Grid grid;
    private final int[] segment;
    private final int[] x;
    private final int[] y;
    private final int[] z;

    private final List<String> warnings;

    private FrameMap(Grid grid, int frames) {
        this(grid, frames, List.of());
    }

    private FrameMap(Grid grid, int frames, List<String> warnings) {
        this.grid = grid;
        this.warnings = warnings;
        this.segment = new int[frames];
        this.x = new int[frames];
        this.y = new int[frames];
        this.z = new int[frames];
    }

    public Grid grid() {
        return grid;
    }

    public List<String> warnings() {
        return warnings;
    }

    public int segment(int frame) {
        return segment[frame];
    }

    /** The volume index of a frame's pixel, or -1 where a tile reaches over the slide's edge. */
    public int index(int frame, int pixelInFrame, int columns) {
        int i = x[frame] + pixelInFrame % columns;
        int j = y[frame] + pixelInFrame / columns;
        return i < grid.size().x() && j < grid.size().y() ? grid.size().index(i, j, z[frame]) : -1;
    }

    public static FrameMap of(DataSet data, PixelFormat format, Source source) {
        FrameMap map;
        if (FramePlacement.hasPositions(data)) {
            FramePlacement placement = FramePlacement.of(data, format, source.grid());
            map = new FrameMap(placement.grid(), format.frames(), placement.warnings());
            for (int f = 0; f < format.frames(); f++) {
                map.z[f] = placement.slice(f);
            }
        } else if (data.contains(Tag.forKeyword("TotalPixelMatrixColumns"))) {
            map = slide(data, format);
        } else if (source.namesSlices() && new FrameReferences(data).arePresent(format.frames())) {
            map = new FrameMap(source.grid(), format.frames());
            new FrameReferences(data).place(map.z, format, source);
        } else {
            map = new FrameMap(plain(data, format), format.frames());
            map.readSegments(data);
            new FrameReferences(data).requireOnePicture(map.segment);
        }
        map.readSegments(data);
        return map;
    }

    private void readSegments(DataSet data) {
        FunctionalGroups groups = new FunctionalGroups(data);
        for (int f = 0; f < segment.length; f++) {
            int stated = groups.group(f, Tag.SEGMENT_IDENTIFICATION_SEQUENCE).integer(Tag.REFERENCED_SEGMENT_NUMBER, 0);
            segment[f] = stated == 0 ? segment[f] : stated;
        }
    }

    private static Grid plain(DataSet data, PixelFormat format) {
        DataSet measures = new FunctionalGroups(data).group(0, Tag.PIXEL_MEASURES_SEQUENCE);
        double[] spacing = measures.numbers(Tag.PIXEL_SPACING);
        boolean stated = spacing.length == 2 && spacing[0] > 0 && spacing[1] > 0;
        Vec3 size = stated ? new Vec3(spacing[1], spacing[0], 1) : new Vec3(1, 1, 1);
        return Grid.of(new Size(format.columns(), format.rows(), 1), size);
    }

    private static FrameMap slide(DataSet data, PixelFormat format) {
        int width = data.integer(Tag.forKeyword("TotalPixelMatrixColumns"), 0);
        int height = data.integer(Tag.forKeyword("TotalPixelMatrixRows"), 0);
        if (width < 1 || height < 1 || (long) width * height > 1 << 28) {
            throw new DicomException("its slide of " + width + " × " + height + " pixels cannot be read as one image");
        }
        FrameMap map = new FrameMap(slideGrid(data, width, height), format.frames());
        FunctionalGroups groups = new FunctionalGroups(data);
        int across = (width + format.columns() - 1) / format.columns();
        int tiles = across * ((height + format.rows() - 1) / format.rows());
        for (int f = 0; f < format.frames(); f++) {
            DataSet place = groups.group(f, Tag.forKeyword("PlanePositionSlideSequence"));
            int tile = f % tiles;
            map.x[f] = tilePlace(place, "ColumnPositionInTotalImagePixelMatrix", tile % across * format.columns());
            map.y[f] = tilePlace(place, "RowPositionInTotalImagePixelMatrix", tile / across * format.rows());
            map.segment[f] = 1 + f / tiles;
        }
        return map;
    }

    private static int tilePlace(DataSet place, String keyword, int otherwise) {
        int found = place.integer(Tag.forKeyword(keyword), otherwise + 1) - 1;
        if (found < 0) {
            throw new DicomException("a tile lies at " + (found + 1) + " of the slide");
        }
        return found;
    }

    private static Grid slideGrid(DataSet data, int width, int height) {
        DataSet origin = data.item(Tag.forKeyword("TotalPixelMatrixOriginSequence"));
        double[] o = data.numbers(Tag.forKeyword("ImageOrientationSlide"));
        DataSet measures = new FunctionalGroups(data).group(0, Tag.PIXEL_MEASURES_SEQUENCE);
        double[] spacing = measures.numbers(Tag.PIXEL_SPACING);
        if (o.length != 6 || spacing.length != 2) {
            return Grid.of(new Size(width, height, 1), new Vec3(1, 1, 1));
        }
        Vec3 x = new Vec3(o[0], o[1], o[2]).normalized();
        Vec3 y = new Vec3(o[3], o[4], o[5]).normalized();
        return new Grid(
                new Size(width, height, 1),
                new Vec3(
                        spacing[1],
                        spacing[0],
                        Math.max(1e-3, measures.number(Tag.SLICE_THICKNESS).orElse(1))),
                new Vec3(
                        origin.number(Tag.forKeyword("XOffsetInSlideCoordinateSystem"))
                                .orElse(0),
                        origin.number(Tag.forKeyword("YOffsetInSlideCoordinateSystem"))
                                .orElse(0),
                        0),
                new Direction(x, y, x.cross(y).normalized()));
    }
}
