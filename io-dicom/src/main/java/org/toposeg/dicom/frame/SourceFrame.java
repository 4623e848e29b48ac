package org.toposeg.dicom.frame;

import java.util.Locale;
import java.util.OptionalDouble;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.volume.Vec3;

/**
 * One frame of a source image and where it lies in the patient.
 *
 * @param frame index from 0 in its file
 * @param plane where it lies
 * @param rescale what stored values mean
 */
public record SourceFrame(
        SourceInstance instance, int frame, Plane plane, Rescale rescale, Discriminators discriminators) {

    /**
     * @param placed whether the file says where the frame lies; if not, position and axes are those of a plain image
     * @param position centre of the first pixel, LPS mm
     * @param rowAxis unit vector along a row (x of the voxel grid)
     * @param columnAxis unit vector down a column (y of the voxel grid)
     * @param spacingX distance of pixels along a row in mm
     * @param spacingY distance of rows in mm
     */
    public record Plane(
            boolean placed, Vec3 position, Vec3 rowAxis, Vec3 columnAxis, double spacingX, double spacingY) {

        private static Plane of(SourceInstance instance, int frame, FunctionalGroups groups) {
            DataSet header = instance.header();
            double[] position = values(header, groups, frame, Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT);
            double[] axes =
                    values(header, groups, frame, Tag.PLANE_ORIENTATION_SEQUENCE, Tag.IMAGE_ORIENTATION_PATIENT);
            double[] spacing = SourceFrame.spacing(header, groups, frame);
            boolean placed = position.length == 3 && axes.length == 6;
            return new Plane(
                    placed,
                    placed ? place(instance, frame, position, axes) : new Vec3(0, 0, 0),
                    placed ? axis(instance, axes, 0) : new Vec3(1, 0, 0),
                    placed ? axis(instance, axes, 3) : new Vec3(0, 1, 0),
                    spacing[1],
                    spacing[0]);
        }

        private static Vec3 place(SourceInstance instance, int frame, double[] position, double[] axes) {
            Vec3 first = finite(instance, vector(position, 0));
            Vec3 normal = axis(instance, axes, 0).cross(axis(instance, axes, 3));
            return first.plus(normal.times(SpecialImages.offset(instance.header(), frame, first, normal)));
        }

        Vec3 normal() {
            return rowAxis.cross(columnAxis).normalized();
        }
    }

    /** A value is {@code slope · stored + intercept}. */
    public record Rescale(double slope, double intercept) {

        private static Rescale of(SourceInstance instance, DataSet scaled) {
            return new Rescale(
                    finite(instance, scaled.number(Tag.RESCALE_SLOPE), 1),
                    finite(instance, scaled.number(Tag.RESCALE_INTERCEPT), 0));
        }
    }

    public static SourceFrame of(SourceInstance instance, int frame, FunctionalGroups groups) {
        DataSet header = instance.header();
        DataSet rescale = groups.group(frame, Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE);
        return new SourceFrame(
                instance,
                frame,
                Plane.of(instance, frame, groups),
                SpecialImages.rescale(instance, frame, groups)
                        .orElseGet(() -> Rescale.of(instance, rescale.hasValue(Tag.RESCALE_SLOPE) ? rescale : header)),
                Discriminators.of(header, groups, frame));
    }

    private static double finite(SourceInstance instance, OptionalDouble value, double otherwise) {
        double found = value.orElse(otherwise);
        if (!Double.isFinite(found)) {
            throw new DicomException(instance.file() + " has a rescale value that is no finite number: " + found);
        }
        return found;
    }

    private static double[] values(DataSet header, FunctionalGroups groups, int frame, int sequence, int tag) {
        DataSet group = groups.group(frame, sequence);
        return group.hasValue(tag) ? group.numbers(tag) : header.numbers(tag);
    }

    /** Row and column spacing; 1 mm where the file has none, which {@link SpecialImages#warnings} say. */
    private static double[] spacing(DataSet header, FunctionalGroups groups, int frame) {
        double[] stated = statedSpacing(header, groups, frame);
        if (isUsable(stated)) {
            return stated;
        }
        double[] detector = header.numbers(Tag.IMAGER_PIXEL_SPACING);
        return SpecialImages.ultrasoundSpacing(header).orElse(isUsable(detector) ? detector : new double[] {1, 1});
    }

    static double[] statedSpacing(DataSet header, FunctionalGroups groups, int frame) {
        return values(header, groups, frame, Tag.PIXEL_MEASURES_SEQUENCE, Tag.PIXEL_SPACING);
    }

    static boolean isUsable(double[] spacing) {
        return spacing.length == 2
                && spacing[0] > 0
                && spacing[1] > 0
                && Double.isFinite(spacing[0])
                && Double.isFinite(spacing[1]);
    }

    private static Vec3 vector(double[] values, int at) {
        return new Vec3(values[at], values[at + 1], values[at + 2]);
    }

    private static Vec3 finite(SourceInstance instance, Vec3 position) {
        if (!position.isFinite()) {
            throw new DicomException(instance.file() + " has a position that is no finite number: " + position);
        }
        return position;
    }

    private static Vec3 axis(SourceInstance instance, double[] axes, int at) {
        Vec3 axis = vector(axes, at);
        if (!(Math.abs(axis.length() - 1) < 0.01)) {
            throw new DicomException(instance.file() + " has an image axis that is no unit vector: " + axis);
        }
        return axis.normalized();
    }

    /** Slice thickness or distance as the file states it, for a volume of one slice. */
    double statedThickness() {
        DataSet measures = new FunctionalGroups(instance.header()).group(frame, Tag.PIXEL_MEASURES_SEQUENCE);
        for (DataSet source : new DataSet[] {measures, instance.header()}) {
            for (int tag : new int[] {Tag.SPACING_BETWEEN_SLICES, Tag.SLICE_THICKNESS}) {
                double stated = Math.abs(source.number(tag).orElse(0));
                if (stated > 0 && Double.isFinite(stated)) {
                    return stated;
                }
            }
        }
        return 1;
    }

    /** For messages: the file's name, and the frame where it has several. */
    String name() {
        String file = instance.file().getFileName().toString();
        return instance.frames() > 1 ? file + " frame " + (frame + 1) : file;
    }

    static String millimetres(double value) {
        return String.format(Locale.ROOT, "%.2f mm", value);
    }
}
