package org.toposeg.dicom.seg.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.frame.FunctionalGroups;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.MemoryBudget;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * The grid that the frames of a segmentation object lie on, and each frame's slice in it. Slices without frames are
 * part of the grid: the distance of slices is that of the image where it is known, else the stated one, the stated
 * thickness, or the smallest that occurs, whichever the frames fit first.
 */
final class FramePlacement {

    private static final double SAME_PLACE_MM = 0.01;
    private static final double GAP_TOLERANCE = 0.1;
    private static final int MAX_SLICES = 8192;

    private final Grid grid;
    private final int[] slices;

    private final List<String> warnings;

    private FramePlacement(Grid grid, int[] slices, List<String> warnings) {
        this.grid = grid;
        this.warnings = warnings;
        this.slices = slices;
    }

    Grid grid() {
        return grid;
    }

    /** What was assumed of the slices' distance. */
    List<String> warnings() {
        return warnings;
    }

    int slice(int frame) {
        return slices[frame];
    }

    static boolean hasPositions(DataSet data) {
        FunctionalGroups groups = new FunctionalGroups(data);
        return groups.group(0, Tag.PLANE_POSITION_SEQUENCE).hasValue(Tag.IMAGE_POSITION_PATIENT)
                && orientation(groups).length == 6;
    }

    private static double[] orientation(FunctionalGroups groups) {
        return groups.group(0, Tag.PLANE_ORIENTATION_SEQUENCE).numbers(Tag.IMAGE_ORIENTATION_PATIENT);
    }

    /** @param image the grid of the image where it is known, else null */
    static FramePlacement of(DataSet data, PixelFormat format, Grid image) {
        int frames = format.frames();
        FunctionalGroups groups = new FunctionalGroups(data);
        double[] o = orientation(groups);
        Vec3 x = unit(new Vec3(o[0], o[1], o[2]));
        Vec3 y = unit(new Vec3(o[3], o[4], o[5]));
        Vec3 normal = unit(x.cross(y));
        Vec3[] positions = new Vec3[frames];
        double[] along = new double[frames];
        for (int f = 0; f < frames; f++) {
            requireSameOrientation(groups, f, o);
            positions[f] = position(groups, f);
            along[f] = positions[f].dot(normal);
        }
        DataSet measures = groups.group(0, Tag.PIXEL_MEASURES_SEQUENCE);
        double[] places = distinct(along);
        List<String> warnings = new ArrayList<>();
        double step = step(places, measures, image == null ? 0 : along(image, normal), warnings);
        int count = slices(places, step, format.rows(), format.columns());
        int[] slices = new int[frames];
        int first = 0;
        int last = 0;
        for (int f = 0; f < frames; f++) {
            slices[f] = (int) Math.round((along[f] - places[0]) / step);
            first = slices[f] == 0 ? f : first;
            last = slices[f] == count - 1 ? f : last;
        }
        Vec3 stride = count == 1
                ? normal.times(step)
                : positions[last].minus(positions[first]).times(1.0 / (count - 1));
        Grid grid = new Grid(
                new Size(format.columns(), format.rows(), count),
                spacing(measures, stride.length()),
                positions[first],
                new Direction(x, y, stride.normalized()));
        return new FramePlacement(grid, slices, warnings);
    }

    private static int slices(double[] places, double step, int rows, int columns) {
        double count = Math.rint((places[places.length - 1] - places[0]) / step) + 1;
        double bytes = count * rows * columns * Short.BYTES;
        if (count > MAX_SLICES || bytes > MemoryBudget.left() / 2.0) {
            throw new DicomException(
                    "its frames are spread over " + (long) count + " slices, which do not fit in memory");
        }
        return (int) count;
    }

    private static Vec3 unit(Vec3 axis) {
        if (!(axis.length() > 0.5)) {
            throw new DicomException("its image orientation is no pair of axes");
        }
        return axis.normalized();
    }

    private static void requireSameOrientation(FunctionalGroups groups, int frame, double[] expected) {
        double[] own = groups.group(frame, Tag.PLANE_ORIENTATION_SEQUENCE).numbers(Tag.IMAGE_ORIENTATION_PATIENT);
        for (int i = 0; i < 6; i++) {
            if (own.length != 6 || !(Math.abs(own[i] - expected[i]) < 0.001)) {
                throw new DicomException("its frames have different orientations (frame " + (frame + 1) + ")");
            }
        }
    }

    private static Vec3 position(FunctionalGroups groups, int frame) {
        double[] p = groups.group(frame, Tag.PLANE_POSITION_SEQUENCE).numbers(Tag.IMAGE_POSITION_PATIENT);
        if (p.length != 3 || !new Vec3(p[0], p[1], p[2]).isFinite()) {
            throw new DicomException("its frame " + (frame + 1) + " has no position in the patient");
        }
        return new Vec3(p[0], p[1], p[2]);
    }

    private static Vec3 spacing(DataSet measures, double z) {
        double[] spacing = measures.numbers(Tag.PIXEL_SPACING);
        if (spacing.length != 2 || !(spacing[0] > 0) || !(spacing[1] > 0)) {
            throw new DicomException("it has no valid pixel spacing");
        }
        return new Vec3(spacing[1], spacing[0], z);
    }

    private static double[] distinct(double[] along) {
        double[] sorted = along.clone();
        Arrays.sort(sorted);
        List<Double> places = new ArrayList<>();
        for (double place : sorted) {
            if (places.isEmpty() || place - places.getLast() > SAME_PLACE_MM) {
                places.add(place);
            }
        }
        return places.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The way along the normal from a slice of the image to the next; 0 where its slices lie across. */
    private static double along(Grid image, Vec3 normal) {
        double across = Math.abs(image.direction().xAxis().dot(normal))
                + Math.abs(image.direction().yAxis().dot(normal));
        return across > 0.01
                ? 0
                : Math.abs(image.direction().zAxis().dot(normal))
                        * image.spacing().z();
    }

    private static double step(double[] places, DataSet measures, double ofImage, List<String> warnings) {
        double stated = measures.number(Tag.SPACING_BETWEEN_SLICES).orElse(0);
        double thickness = measures.number(Tag.SLICE_THICKNESS).orElse(0);
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < places.length; i++) {
            smallest = Math.min(smallest, places[i] - places[i - 1]);
        }
        for (double step : new double[] {ofImage, stated, thickness, smallest}) {
            if (step > 0 && Double.isFinite(step) && fits(places, step)) {
                if (step != ofImage && step != stated) {
                    warnOfGuess(step, smallest, thickness, warnings);
                }
                return step;
            }
        }
        if (places.length == 1) {
            warnings.add("the segmentation does not say how thick its only slice is; 1 mm was taken.");
            return 1;
        }
        throw new DicomException("its frames are not evenly spaced");
    }

    private static void warnOfGuess(double step, double smallest, double thickness, List<String> warnings) {
        if (step == thickness && Double.isFinite(smallest) && smallest > (1 + GAP_TOLERANCE) * step) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the segmentation's frames are at least %.4g mm apart and its slices %.4g mm thick; the slices"
                            + " between them were taken as empty.",
                    smallest,
                    thickness));
        } else if (step != thickness) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the segmentation does not say how far apart its slices are; %.4g mm was taken, the smallest distance"
                            + " of its frames.",
                    step));
        }
    }

    private static boolean fits(double[] places, double step) {
        for (int i = 1; i < places.length; i++) {
            double steps = (places[i] - places[i - 1]) / step;
            if (steps < 0.5 || Math.abs(steps - Math.rint(steps)) > GAP_TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
