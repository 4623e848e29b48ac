package org.toposeg.dicom.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * Orders parallel slices by their position along the normal and finds the grid they fill. The step from slice to slice
 * is taken from the positions themselves: where a tilted gantry moves slices sideways the z axis is not the normal.
 */
public final class SliceOrder {

    /** A gap this part of the usual one is still the usual one: positions in files are rounded. */
    private static final double GAP_TOLERANCE = 0.05;

    private static final double ROUNDING_MM = 0.02;

    private SliceOrder() {}

    static double along(SourceFrame frame, Vec3 normal) {
        return frame.plane().position().dot(normal);
    }

    static List<SourceFrame> sorted(List<SourceFrame> frames) {
        Vec3 normal = frames.getFirst().plane().normal();
        List<SourceFrame> sorted = new ArrayList<>(frames);
        sorted.sort(Comparator.comparingDouble(frame -> along(frame, normal)));
        return sorted;
    }

    /** The grid of sorted slices. */
    static Grid grid(List<SourceFrame> sorted, String series) {
        SourceFrame first = sorted.getFirst();
        Size size = new Size(
                first.instance().header().integer(Tag.COLUMNS, 1),
                first.instance().header().integer(Tag.ROWS, 1),
                sorted.size());
        requirePerpendicular(first);
        SourceFrame.Plane plane = first.plane();
        if (sorted.size() == 1) {
            Vec3 spacing = new Vec3(plane.spacingX(), plane.spacingY(), first.statedThickness());
            return new Grid(
                    size,
                    spacing,
                    plane.position(),
                    new Direction(plane.rowAxis(), plane.columnAxis(), plane.normal()));
        }
        requireRegular(sorted, series);
        Vec3 way = sorted.getLast().plane().position().minus(plane.position());
        Vec3 step = way.times(1.0 / (sorted.size() - 1));
        requireStraight(sorted, step, series);
        return new Grid(
                size,
                new Vec3(plane.spacingX(), plane.spacingY(), step.length()),
                plane.position(),
                new Direction(plane.rowAxis(), plane.columnAxis(), step.normalized()));
    }

    private static void requirePerpendicular(SourceFrame frame) {
        double cosine = frame.plane().rowAxis().dot(frame.plane().columnAxis());
        if (Math.abs(cosine) > 0.01) {
            throw new DicomException(frame.instance().file() + " has image axes that are not perpendicular: "
                    + frame.plane().rowAxis() + " and " + frame.plane().columnAxis());
        }
    }

    private static void requireRegular(List<SourceFrame> sorted, String series) {
        Vec3 normal = sorted.getFirst().plane().normal();
        double[] gaps = new double[sorted.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = along(sorted.get(i + 1), normal) - along(sorted.get(i), normal);
        }
        double usual = median(gaps);
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < gaps.length; i++) {
            String finding = finding(gaps[i], usual, sorted.get(i), sorted.get(i + 1), normal);
            if (finding != null) {
                findings.add(finding);
            }
        }
        if (!findings.isEmpty()) {
            throw new DicomException(series + " is no regular volume (usual slice distance "
                    + SourceFrame.millimetres(usual) + "): " + listed(findings)
                    + "; export the series again or leave the named slices out");
        }
    }

    private static String listed(List<String> findings) {
        int shown = Math.min(5, findings.size());
        String rest = findings.size() > shown ? ", and " + (findings.size() - shown) + " more" : "";
        return String.join(", ", findings.subList(0, shown)) + rest;
    }

    private static String finding(double gap, double usual, SourceFrame below, SourceFrame above, Vec3 normal) {
        String from = SourceFrame.millimetres(along(below, normal)) + " (" + below.name() + ")";
        String to = SourceFrame.millimetres(along(above, normal)) + " (" + above.name() + ")";
        if (gap < ROUNDING_MM / 2) {
            return "two slices lie at " + from + " and " + above.name();
        }
        if (Math.abs(gap - usual) <= GAP_TOLERANCE * usual + ROUNDING_MM) {
            return null;
        }
        double times = gap / usual;
        long missing = Math.round(times) - 1;
        if (missing >= 1 && Math.abs(times - Math.rint(times)) <= 0.1) {
            return (missing == 1 ? "a slice is" : missing + " slices are") + " missing between " + from + " and " + to;
        }
        return "the slices at " + from + " and " + to + " are " + SourceFrame.millimetres(gap) + " apart";
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void requireStraight(List<SourceFrame> sorted, Vec3 step, String series) {
        SourceFrame.Plane first = sorted.getFirst().plane();
        double limit = GAP_TOLERANCE * step.length() + 2 * ROUNDING_MM;
        double tenth = 0.1 * Math.min(first.spacingX(), first.spacingY());
        for (int k = 1; k < sorted.size(); k++) {
            Vec3 expected = first.position().plus(step.times(k));
            double off = sorted.get(k).plane().position().minus(expected).length();
            if (off > Math.max(limit, tenth)) {
                throw new DicomException(
                        series + " is no regular volume: " + sorted.get(k).name() + " lies "
                                + SourceFrame.millimetres(off) + " beside the line of the other slices");
            }
        }
    }

    /** Degrees between the slices' normal and the way from slice to slice; 0 without gantry tilt. */
    public static double tilt(Grid grid) {
        Vec3 normal = grid.direction().xAxis().cross(grid.direction().yAxis()).normalized();
        double cosine = Math.min(1, Math.abs(normal.dot(grid.direction().zAxis())));
        return Math.toDegrees(Math.acos(cosine));
    }
}
