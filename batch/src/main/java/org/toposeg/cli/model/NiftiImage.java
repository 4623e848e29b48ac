package org.toposeg.cli.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.toposeg.volume.Grid;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * A three-dimensional NIfTI-1 file in one piece, with the header it came with, so that results carry the very affine of
 * their image.
 *
 * @param header the file's first 348 bytes
 * @param data scaled values
 */
record NiftiImage(byte[] header, Grid grid, float[] data) {

    private static final int HEADER = 348;
    private static final int UINT8 = 2;
    private static final int UINT16 = 512;
    private static final int FLOAT32 = 16;

    static NiftiImage read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ImageException(file + " does not exist or is not a file; check the path.");
        }
        byte[] bytes = bytes(file);
        if (bytes.length < HEADER + 4) {
            throw new ImageException(file + " is too short for a NIfTI file; copy it again.");
        }
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (b.getInt(0) != HEADER) {
            b.order(ByteOrder.BIG_ENDIAN);
        }
        if (b.getInt(0) != HEADER || bytes[344] != 'n' || bytes[345] != '+' || bytes[346] != '1') {
            throw new ImageException(file + " is not a NIfTI-1 file in one piece (.nii or .nii.gz); convert it first.");
        }
        Grid grid = NiftiGeometry.grid(b, file);
        return new NiftiImage(Arrays.copyOf(bytes, HEADER), grid, values(b, grid.size(), file));
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] raw = in.readAllBytes();
            if (raw.length > 2 && (raw[0] & 0xFF) == 0x1F && (raw[1] & 0xFF) == 0x8B) {
                try (InputStream gz = new GZIPInputStream(new ByteArrayInputStream(raw))) {
                    return gz.readAllBytes();
                }
            }
            return raw;
        } catch (IOException e) {
            throw new ImageException(file + " cannot be read: " + e.getMessage() + "; copy it again.", e);
        }
    }

    private static float[] values(ByteBuffer b, Size size, Path file) {
        int type = b.getShort(70);
        int width = width(type, file);
        long offset = (long) b.getFloat(108);
        if (offset < HEADER || offset + (long) size.voxels() * width > b.capacity()) {
            throw new ImageException(
                    file + " is cut short: its header promises " + size.voxels() + " voxels; copy it again.");
        }
        float slope = b.getFloat(112);
        float shift = b.getFloat(116);
        boolean scaled = slope != 0 && Float.isFinite(slope) && Float.isFinite(shift) && (slope != 1 || shift != 0);
        float[] data = new float[size.voxels()];
        for (int v = 0; v < data.length; v++) {
            double value = value(b, type, (int) offset + v * width);
            data[v] = (float) (scaled ? value * slope + shift : value);
        }
        return data;
    }

    private static int width(int type, Path file) {
        return switch (type) {
            case 2, 256 -> 1;
            case 4, 512 -> 2;
            case 8, 16, 768 -> 4;
            case 64, 1024, 1280 -> 8;
            default ->
                throw new ImageException(
                        file + " holds values of NIfTI type " + type + ", which is no plain number; convert it first.");
        };
    }

    private static double value(ByteBuffer b, int type, int at) {
        return switch (type) {
            case UINT8 -> b.get(at) & 0xFF;
            case 256 -> b.get(at);
            case 4 -> b.getShort(at);
            case UINT16 -> b.getShort(at) & 0xFFFF;
            case 8 -> b.getInt(at);
            case 768 -> b.getInt(at) & 0xFFFFFFFFL;
            case FLOAT32 -> b.getFloat(at);
            case 64 -> b.getDouble(at);
            default -> b.getLong(at);
        };
    }

    /** Writes labels on this image's grid. */
    static void writeLabels(Path file, byte[] header, short[] labels) {
        int greatest = 0;
        for (short value : labels) {
            greatest = Math.max(greatest, value & 0xFFFF);
        }
        int type = greatest > 255 ? UINT16 : UINT8;
        ByteBuffer out = start(header, type, labels.length);
        for (short value : labels) {
            if (type == UINT8) {
                out.put((byte) value);
            } else {
                out.putShort(value);
            }
        }
        write(file, out);
    }

    static void writeValues(Path file, byte[] header, float[] values) {
        ByteBuffer out = start(header, FLOAT32, values.length);
        out.asFloatBuffer().put(values);
        write(file, out);
    }

    /** The source's header with another type of values; everything about position stays as it is. */
    private static ByteBuffer start(byte[] header, int type, int voxels) {
        int width = type == UINT8 ? 1 : type == UINT16 ? 2 : 4;
        boolean little = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == HEADER;
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(352, Math.multiplyExact(voxels, width)))
                .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        out.put(0, header);
        out.putShort(70, (short) type).putShort(72, (short) (8 * width));
        out.putFloat(108, 352)
                .putFloat(112, 1)
                .putFloat(116, 0)
                .putFloat(124, 0)
                .putFloat(128, 0);
        return out.position(352);
    }

    private static void write(Path file, ByteBuffer content) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path part = folder.resolve("." + file.getFileName() + ".part");
            try {
                try (OutputStream raw = Files.newOutputStream(part);
                        OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw) {
                    out.write(content.array());
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new ImageException(
                    file + " cannot be written: " + e.getMessage() + "; check that the folder exists and has room.", e);
        }
    }

    /** A header for a grid that came from elsewhere. */
    static byte[] header(Grid grid) {
        ByteBuffer h = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        h.putInt(0, HEADER).putShort(40, (short) 3);
        for (int a = 0; a < 3; a++) {
            h.putShort(42 + 2 * a, (short) grid.size().get(a));
            h.putFloat(80 + 4 * a, (float) grid.spacing().get(a));
            h.putShort(48 + 2 * a, (short) 1);
        }
        h.putShort(54, (short) 1).putFloat(76, 1).put(123, (byte) 2).putShort(254, (short) 2);
        for (int r = 0; r < 3; r++) {
            double sign = r < 2 ? -1 : 1;
            for (int a = 0; a < 3; a++) {
                Vec3 axis = grid.direction().axis(a);
                h.putFloat(280 + 16 * r + 4 * a, (float)
                        (sign * axis.get(r) * grid.spacing().get(a)));
            }
            h.putFloat(292 + 16 * r, (float) (sign * grid.origin().get(r)));
        }
        h.put(344, new byte[] {'n', '+', '1', 0});
        return h.array();
    }
}
