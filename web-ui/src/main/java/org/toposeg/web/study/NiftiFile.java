package org.toposeg.web.study;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** A NIfTI-1 file of one volume in memory. NIfTI's patient space is RAS; the grid's is LPS. */
record NiftiFile(Grid grid, ByteBuffer data, int type, double slope, double intercept) {

    static final int UINT8 = 2;
    static final int INT16 = 4;
    static final int INT32 = 8;
    static final int FLOAT32 = 16;
    static final int FLOAT64 = 64;
    static final int INT8 = 256;
    static final int UINT16 = 512;

    private static final int HEADER = 348;
    private static final int DATA_OFFSET = 352;
    private static final int GZIP_MAGIC = 0x1F8B;

    static NiftiFile read(Path file) {
        ByteBuffer bytes = bytes(file);
        if (bytes.limit() < HEADER) {
            throw new ImageException(file + " is too short for a NIfTI file; check that it was copied whole.");
        }
        bytes.order(bytes.getInt(0) == HEADER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != HEADER) {
            throw new ImageException(file + " is not a NIfTI-1 file; give a .nii or .nii.gz file.");
        }
        try {
            return parse(file, bytes);
        } catch (IllegalArgumentException e) {
            throw new ImageException(file + " has a header without meaning: " + e.getMessage() + ".", e);
        }
    }

    private static NiftiFile parse(Path file, ByteBuffer bytes) {
        for (int axis = 4; axis <= Math.min(7, bytes.getShort(40)); axis++) {
            if (bytes.getShort(40 + 2 * axis) > 1) {
                throw new ImageException(file + " holds several volumes; give one volume in each file.");
            }
        }
        Size size = new Size(bytes.getShort(42), Math.max(1, bytes.getShort(44)), Math.max(1, bytes.getShort(46)));
        int type = bytes.getShort(70);
        int start = Math.max(DATA_OFFSET, (int) bytes.getFloat(108));
        long needed = (long) size.voxels() * width(file, type);
        if (bytes.limit() - start < needed) {
            throw new ImageException(file + " is truncated: it needs " + needed + " bytes of voxels and has "
                    + Math.max(0, bytes.limit() - start) + "; copy it again.");
        }
        ByteBuffer data = bytes.slice(start, (int) needed).order(bytes.order());
        float slope = bytes.getFloat(112);
        boolean scaled = slope != 0 && Float.isFinite(slope);
        return new NiftiFile(grid(bytes, size), data, type, scaled ? slope : 1, scaled ? bytes.getFloat(116) : 0);
    }

    private static ByteBuffer bytes(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            boolean compressed = (in.read() << 8 | in.read()) == GZIP_MAGIC;
            in.reset();
            return ByteBuffer.wrap((compressed ? new GZIPInputStream(in) : in).readAllBytes());
        } catch (EOFException | ZipException e) {
            throw new ImageException(file + " is a damaged gzip file (" + e.getMessage() + "); copy it again.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int width(Path file, int type) {
        return switch (type) {
            case UINT8, INT8 -> 1;
            case INT16, UINT16 -> 2;
            case INT32, FLOAT32 -> 4;
            case FLOAT64 -> 8;
            default ->
                throw new ImageException(file + " has the NIfTI data type " + type
                        + ", which is no plain number; save it as float32 or int16.");
        };
    }

    double value(int v) {
        double stored = switch (type) {
            case UINT8 -> data.get(v) & 0xFF;
            case INT8 -> data.get(v);
            case INT16 -> data.getShort(2 * v);
            case UINT16 -> data.getShort(2 * v) & 0xFFFF;
            case INT32 -> data.getInt(4 * v);
            case FLOAT32 -> data.getFloat(4 * v);
            default -> data.getDouble(8 * v);
        };
        return slope * stored + intercept;
    }

    private static Grid grid(ByteBuffer header, Size size) {
        if (header.getShort(254) > 0) {
            return fromColumns(
                    size, column(header, 280), column(header, 284), column(header, 288), column(header, 292));
        }
        Vec3 spacing = new Vec3(spacing(header, 1), spacing(header, 2), spacing(header, 3));
        return header.getShort(252) > 0 ? fromQuaternion(header, size, spacing) : Grid.of(size, spacing);
    }

    private static double spacing(ByteBuffer header, int axis) {
        double mm = Math.abs(header.getFloat(76 + 4 * axis));
        return mm > 0 ? mm : 1;
    }

    /** A column of the affine, from RAS to LPS. */
    private static Vec3 column(ByteBuffer header, int offset) {
        return new Vec3(-header.getFloat(offset), -header.getFloat(offset + 16), header.getFloat(offset + 32));
    }

    private static Grid fromColumns(Size size, Vec3 x, Vec3 y, Vec3 z, Vec3 origin) {
        Direction direction = new Direction(x.normalized(), y.normalized(), z.normalized());
        return new Grid(size, new Vec3(x.length(), y.length(), z.length()), origin, direction);
    }

    /** The rotation of nifti1.h, method 2. */
    private static Grid fromQuaternion(ByteBuffer header, Size size, Vec3 spacing) {
        double b = header.getFloat(256);
        double c = header.getFloat(260);
        double d = header.getFloat(264);
        double a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
        double mirror = header.getFloat(76) < 0 ? -1 : 1;
        Vec3 x = new Vec3(-(a * a + b * b - c * c - d * d), -(2 * b * c + 2 * a * d), 2 * b * d - 2 * a * c);
        Vec3 y = new Vec3(-(2 * b * c - 2 * a * d), -(a * a + c * c - b * b - d * d), 2 * c * d + 2 * a * b);
        Vec3 z = new Vec3(-(2 * b * d + 2 * a * c), -(2 * c * d - 2 * a * b), a * a + d * d - c * c - b * b);
        Vec3 origin = new Vec3(-header.getFloat(268), -header.getFloat(272), header.getFloat(276));
        return fromColumns(size, x.times(spacing.x()), y.times(spacing.y()), z.times(mirror * spacing.z()), origin);
    }

    /** A little-endian file with room for the voxels, positioned at the first. */
    static ByteBuffer header(Grid grid, int type) {
        int width = type == FLOAT32 ? 4 : 2;
        long length = DATA_OFFSET + (long) width * grid.size().voxels();
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, HEADER)
                .putShort(40, (short) 3)
                .putShort(70, (short) type)
                .putShort(72, (short) (8 * width));
        bytes.putFloat(76, 1).putFloat(108, DATA_OFFSET).putFloat(112, 1);
        bytes.put(123, (byte) 2).putShort(254, (short) 1);
        for (int axis = 0; axis < 7; axis++) {
            bytes.putShort(42 + 2 * axis, (short) (axis < 3 ? grid.size().get(axis) : 1));
        }
        for (int axis = 0; axis < 3; axis++) {
            bytes.putFloat(80 + 4 * axis, (float) grid.spacing().get(axis));
            putColumn(
                    bytes,
                    280 + 4 * axis,
                    grid.direction().axis(axis).times(grid.spacing().get(axis)));
        }
        putColumn(bytes, 292, grid.origin());
        bytes.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        return bytes.position(DATA_OFFSET);
    }

    private static void putColumn(ByteBuffer bytes, int offset, Vec3 lps) {
        bytes.putFloat(offset, (float) -lps.x())
                .putFloat(offset + 16, (float) -lps.y())
                .putFloat(offset + 32, (float) lps.z());
    }
}
