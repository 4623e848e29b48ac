package org.toposeg.cli.model;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** The grid of a NIfTI-1 header, from RAS to LPS: sform if it has a code, else qform, else the spacing alone. */
final class NiftiGeometry {

    private NiftiGeometry() {}

    static Grid grid(ByteBuffer b, Path file) {
        int axes = b.getShort(40);
        for (int a = 4; a <= axes && a < 8; a++) {
            if (b.getShort(40 + 2 * a) > 1) {
                throw new ImageException(file + " holds several volumes (time points or channels); split it first.");
            }
        }
        Size size;
        try {
            size = new Size(b.getShort(42), axes > 1 ? b.getShort(44) : 1, axes > 2 ? Math.max(1, b.getShort(46)) : 1);
        } catch (IllegalArgumentException e) {
            throw new ImageException(file + ": " + e.getMessage() + "; the file is damaged, copy it again.", e);
        }
        double[][] ras = b.getShort(254) > 0 ? sform(b) : b.getShort(252) > 0 ? qform(b) : plain(b);
        Vec3[] axis = new Vec3[3];
        double[] spacing = new double[3];
        for (int c = 0; c < 3; c++) {
            Vec3 column = new Vec3(-ras[0][c], -ras[1][c], ras[2][c]);
            spacing[c] = column.length();
            axis[c] = column.normalized();
        }
        try {
            return new Grid(
                    size,
                    new Vec3(spacing[0], spacing[1], spacing[2]),
                    new Vec3(-ras[0][3], -ras[1][3], ras[2][3]),
                    new Direction(axis[0], axis[1], axis[2]));
        } catch (IllegalArgumentException e) {
            throw new ImageException(file + " has no usable geometry: " + e.getMessage() + "; correct its header.", e);
        }
    }

    private static double[][] sform(ByteBuffer b) {
        double[][] m = new double[3][4];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 4; c++) {
                m[r][c] = b.getFloat(280 + 16 * r + 4 * c);
            }
        }
        return m;
    }

    /** Source: nifti1.h, method 2. */
    private static double[][] qform(ByteBuffer b) {
        double y = b.getFloat(256);
        double z = b.getFloat(260);
        double w = b.getFloat(264);
        double a = Math.sqrt(Math.max(0, 1 - y * y - z * z - w * w));
        double f = b.getFloat(76) < 0 ? -1 : 1;
        double dx = b.getFloat(80);
        double dy = b.getFloat(84);
        double dz = b.getFloat(88) * f;
        return new double[][] {
            {(a * a + y * y - z * z - w * w) * dx, 2 * (y * z - a * w) * dy, 2 * (y * w + a * z) * dz, b.getFloat(268)},
            {2 * (y * z + a * w) * dx, (a * a + z * z - y * y - w * w) * dy, 2 * (z * w - a * y) * dz, b.getFloat(272)},
            {2 * (y * w - a * z) * dx, 2 * (z * w + a * y) * dy, (a * a + w * w - z * z - y * y) * dz, b.getFloat(276)}
        };
    }

    private static double[][] plain(ByteBuffer b) {
        return new double[][] {
            {Math.abs(b.getFloat(80)), 0, 0, 0},
            {0, Math.abs(b.getFloat(84)), 0, 0},
            {0, 0, Math.abs(b.getFloat(88)), 0}
        };
    }
}
