package org.toposeg.dicom.rt;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * A closed polygon in voxel coordinates.
 *
 * @param z of its plane
 * @param toggles whether it is combined with others by exclusive or
 */
record Outline(Vec3[] points, double z, boolean toggles) {

    /** Outlines that stray less from each other, in voxels, are one outline given twice. */
    private static final double SAME_LINE = 0.1;

    double area() {
        double twice = 0;
        Vec3 last = points[points.length - 1];
        for (Vec3 point : points) {
            twice += last.x() * point.y() - point.x() * last.y();
            last = point;
        }
        return Math.abs(twice) / 2;
    }

    /** Whether no voxel centre of a slice can lie inside. */
    boolean isBeside(Size size) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Vec3 point : points) {
            left = Math.min(left, point.x());
            right = Math.max(right, point.x());
            top = Math.min(top, point.y());
            bottom = Math.max(bottom, point.y());
        }
        return right < 0 || bottom < 0 || left > size.x() - 1 || top > size.y() - 1;
    }

    /** Whether the other is the same line, whatever point it begins with and whichever way it runs. */
    boolean isSame(Outline other) {
        double smaller = Math.min(area(), other.area());
        return smaller >= 0.9 * Math.max(area(), other.area()) && isOnLineOf(other) && other.isOnLineOf(this);
    }

    private boolean isOnLineOf(Outline other) {
        for (Vec3 point : points) {
            if (other.distance(point) > SAME_LINE) {
                return false;
            }
        }
        return true;
    }

    private double distance(Vec3 point) {
        double nearest = Double.POSITIVE_INFINITY;
        Vec3 last = points[points.length - 1];
        for (Vec3 next : points) {
            nearest = Math.min(nearest, distance(point, last, next));
            last = next;
        }
        return nearest;
    }

    private static double distance(Vec3 p, Vec3 a, Vec3 b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double squared = dx * dx + dy * dy;
        double t = squared == 0 ? 0 : ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / squared;
        double on = Math.max(0, Math.min(1, t));
        return Math.hypot(p.x() - a.x() - on * dx, p.y() - a.y() - on * dy);
    }

    /** Whether the whole outline lies inside the other, which it may touch but not cross. */
    boolean isWithin(Outline other) {
        if (area() >= other.area()) {
            return false;
        }
        Vec3 last = points[points.length - 1];
        for (Vec3 point : points) {
            Vec3 middle = point.plus(last).times(0.5);
            if (other.isOutside(point) || other.isOutside(middle)) {
                return false;
            }
            last = point;
        }
        for (Vec3 point : other.points) {
            if (contains(point) && distance(point) > 1e-6) {
                return false;
            }
        }
        return true;
    }

    private boolean isOutside(Vec3 point) {
        return !contains(point) && distance(point) > 1e-6;
    }

    private boolean contains(Vec3 point) {
        boolean inside = false;
        Vec3 last = points[points.length - 1];
        for (Vec3 next : points) {
            if (last.y() <= point.y() != next.y() <= point.y() && point.x() < crossing(last, next, point.y())) {
                inside = !inside;
            }
            last = next;
        }
        return inside;
    }

    private static double crossing(Vec3 a, Vec3 b, double y) {
        return a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
    }

    /** Where the edges cross the line through the centres of a row, ascending. */
    double[] crossings(int row) {
        List<Double> found = new ArrayList<>();
        Vec3 last = points[points.length - 1];
        for (Vec3 point : points) {
            if (last.y() <= row != point.y() <= row) {
                found.add(crossing(last, point, row));
            }
            last = point;
        }
        return found.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
