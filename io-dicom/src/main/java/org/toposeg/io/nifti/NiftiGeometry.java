package org.toposeg.io.nifti;

import java.util.List;
import java.util.Locale;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * From a header's orientation to a grid. The sform goes before the qform; without either the image is centred with its x
 * axis to the left, as in Analyze 7.5 and nibabel.
 */
public final class NiftiGeometry {

    /** A quaternion's squared length may exceed 1 by the rounding of three 4-byte floats. */
    private static final double QUATERNION_TOLERANCE = 1e-5;

    private static final double SINGULAR = 1e-5;

    /** Rounding of headers differs by far less, a wrong spacing by more. */
    private static final double SPACING_TOLERANCE = 0.01;

    private NiftiGeometry() {}

    /** Row-major 4×4 matrix from voxel to RAS, in the file's own unit. */
    public static double[][] affine(NiftiHeader header) {
        if (header.sformCode() > 0) {
            return sform(header);
        }
        return header.qformCode() > 0 ? qform(header) : centred(header);
    }

    static Grid grid(NiftiHeader header, List<String> warnings) {
        Size size = size(header);
        double[][] affine = affine(header);
        if (header.sformCode() > 0 && header.qformCode() > 0 && !isRegular(affine, size)) {
            warnings.add(header.name() + " has an unusable sform; its qform was taken.");
            affine = qform(header);
        }
        if (header.sformCode() <= 0 && header.qformCode() <= 0) {
            warnings.add(
                    header.name() + " does not say how it lies in the patient; its x axis was taken to point left.");
        }
        Grid grid = grid(header, size, affine);
        if (header.sformCode() > 0 && !isSpacedAs(header, grid.spacing(), size)) {
            double unit = header.millimetres();
            warnings.add(header.name() + " contradicts itself: voxels of " + millimetres(grid.spacing())
                    + " mm by its sform, which was taken, and of "
                    + millimetres(new Vec3(header.pixdim(1), header.pixdim(2), header.pixdim(3)).times(unit))
                    + " mm by pixdim; check it against the scanner's images.");
        }
        return grid;
    }

    /** Whether pixdim says the same, as far as it says anything; the thickness of a single slice is nobody's. */
    private static boolean isSpacedAs(NiftiHeader header, Vec3 spacing, Size size) {
        double[] sform = {spacing.x(), spacing.y(), spacing.z()};
        for (int axis = 0; axis < (size.z() == 1 ? 2 : 3); axis++) {
            double own = Math.abs(header.pixdim(axis + 1)) * header.millimetres();
            if (own > 0 && Math.abs(own - sform[axis]) > SPACING_TOLERANCE * own) {
                return false;
            }
        }
        return true;
    }

    private static String millimetres(Vec3 v) {
        return String.format(Locale.ROOT, "%.4g × %.4g × %.4g", v.x(), v.y(), v.z());
    }

    private static Size size(NiftiHeader header) {
        try {
            return new Size((int) header.dim(1), (int) header.dim(2), (int) header.dim(3));
        } catch (IllegalArgumentException e) {
            throw new InputException(header.name() + " is too large: " + e.getMessage() + ".", e);
        }
    }

    private static Grid grid(NiftiHeader header, Size size, double[][] affine) {
        Vec3[] columns = columns(affine, size);
        double unit = header.millimetres();
        Vec3 spacing = new Vec3(columns[0].length(), columns[1].length(), columns[2].length()).times(unit);
        try {
            return new Grid(
                    size,
                    spacing,
                    new Vec3(-affine[0][3], -affine[1][3], affine[2][3]).times(unit),
                    new Direction(columns[0].normalized(), columns[1].normalized(), columns[2].normalized()));
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    header.name() + " has an unusable affine (" + e.getMessage() + "); correct its header.", e);
        }
    }

    /** The three columns in LPS; a slice without a thickness gets its normal. */
    private static Vec3[] columns(double[][] affine, Size size) {
        Vec3[] columns = new Vec3[3];
        for (int c = 0; c < 3; c++) {
            columns[c] = new Vec3(-affine[0][c], -affine[1][c], affine[2][c]);
        }
        if (size.z() == 1 && columns[2].length() == 0) {
            columns[2] = columns[0].cross(columns[1]).normalized();
        }
        return columns;
    }

    private static boolean isRegular(double[][] affine, Size size) {
        Vec3[] c = columns(affine, size);
        double volume = c[0].normalized().cross(c[1].normalized()).dot(c[2].normalized());
        return Math.abs(volume) > SINGULAR && Double.isFinite(affine[0][3] + affine[1][3] + affine[2][3]);
    }

    private static double[][] sform(NiftiHeader header) {
        double[][] affine = new double[4][4];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                affine[row][column] = header.srow(row, column);
            }
        }
        affine[3][3] = 1;
        return affine;
    }

    private static double[][] qform(NiftiHeader header) {
        double b = header.quaternion(0);
        double c = header.quaternion(1);
        double d = header.quaternion(2);
        double rest = 1 - (b * b + c * c + d * d);
        if (!(rest > -QUATERNION_TOLERANCE)) {
            throw new InputException(
                    header.name() + " has a qform whose quaternion is longer than 1; correct its header.");
        }
        double a = Math.sqrt(Math.max(0, rest));
        double[][] r = {
            {a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
            {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
            {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c}
        };
        return scaled(header, r);
    }

    private static double[][] scaled(NiftiHeader header, double[][] rotation) {
        double[][] affine = new double[4][4];
        double flip = header.pixdim(0) < 0 ? -1 : 1;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                affine[row][column] = rotation[row][column] * zoom(header, column + 1) * (column == 2 ? flip : 1);
            }
            affine[row][3] = header.quaternion(3 + row);
        }
        affine[3][3] = 1;
        return affine;
    }

    private static double[][] centred(NiftiHeader header) {
        double[][] affine = new double[4][4];
        for (int axis = 0; axis < 3; axis++) {
            double step = zoom(header, axis + 1) * (axis == 0 ? -1 : 1);
            affine[axis][axis] = step;
            affine[axis][3] = -step * (header.dim(axis + 1) - 1) / 2;
        }
        affine[3][3] = 1;
        return affine;
    }

    /** Spacing along dimension 1 to 3; 1 where the header leaves it out. */
    private static double zoom(NiftiHeader header, int dimension) {
        double zoom = Math.abs(header.pixdim(dimension));
        boolean missing = zoom == 0 || dimension > header.rank() && !Double.isFinite(zoom);
        return missing ? 1 : zoom;
    }
}
