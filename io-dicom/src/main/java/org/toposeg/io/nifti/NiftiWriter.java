package org.toposeg.io.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/**
 * Writes single-file NIfTI-1 (NIfTI-2 where a side is longer than 32767), packed if the name ends with {@code .gz}. The
 * file appears under its name only when it is complete.
 */
public final class NiftiWriter {

    private static final int CHUNK = 1 << 15;

    /** Orientation by scanner coordinates. */
    private static final int SCANNER = 1;

    private static final int MILLIMETRES = 2;
    private static final int SECONDS = 8;

    private interface Samples {
        void put(ByteBuffer buffer, int index);
    }

    private NiftiWriter() {}

    public static void write(Volume volume, Path target) {
        float[] data = volume.data();
        ByteBuffer header = header(volume.grid(), SampleType.FLOAT32);
        save(header, target, data.length, (buffer, i) -> buffer.putFloat(data[i]));
    }

    /**
     * Writes an image of one or more volumes on one grid with the smallest type that holds all their values exactly:
     * uint8, int16, uint16, int32 or else float32.
     *
     * @param colour whether the volumes are red, green and blue (and again for each point in time), which are written as
     *     RGB voxels where they are whole numbers of 0..255; else volumes are points of the fourth dimension
     */
    public static void write(List<Volume> volumes, boolean colour, Path target) {
        write(volumes, colour, 0, target);
    }

    /** @param timeStep seconds from one point of the fourth dimension to the next, 0 where it is not known */
    public static void write(List<Volume> volumes, boolean colour, double timeStep, Path target) {
        SampleType type = SampleType.smallest(volumes);
        boolean rgb = colour && type == SampleType.UINT8 && volumes.size() % 3 == 0;
        int samples = rgb ? 3 : 1;
        ByteBuffer header = header(volumes.getFirst().grid(), rgb ? SampleType.RGB24 : type);
        setFourth(header, volumes.size() / samples, timeStep);
        int voxels = volumes.getFirst().data().length;
        NiftiTarget.save(target, out -> {
            out.write(header.array());
            for (int v = 0; v < volumes.size(); v += samples) {
                List<Volume> together = volumes.subList(v, v + samples);
                pump(out, voxels, (buffer, i) -> {
                    for (Volume volume : together) {
                        type.encode(volume.data()[i], buffer);
                    }
                });
            }
        });
    }

    private static void setFourth(ByteBuffer header, int count, double timeStep) {
        boolean second = header.getInt(0) == NiftiHeader.SIZE_2;
        if (count > Short.MAX_VALUE && !second) {
            throw new InputException("NIfTI-1 holds at most 32767 volumes in a file, not " + count + ".");
        }
        int rank = count > 1 ? 4 : 3;
        if (second) {
            header.putLong(16, rank).putLong(48, count).putDouble(136, 1);
        } else {
            header.putShort(40, (short) rank).putShort(48, (short) count).putFloat(92, 1);
        }
        if (count > 1 && timeStep > 0) {
            real(header, second, 136, 92, timeStep);
            int units = MILLIMETRES | SECONDS;
            if (second) {
                header.putInt(500, units);
            } else {
                header.put(123, (byte) units);
            }
        }
    }

    public static void write(LabelMap labels, Path target) {
        write(labels, target, header(labels.grid(), type(labels)));
    }

    /**
     * Writes labels with the qform, sform and unit of a header, byte for byte.
     *
     * @throws InputException if the header describes another grid
     */
    public static void write(LabelMap labels, Path target, NiftiHeader like) {
        Grid grid = NiftiGeometry.grid(like, new java.util.ArrayList<>());
        if (!grid.sameAs(labels.grid())) {
            throw new InputException("the labels for " + target + " lie on another grid than " + like.name() + ".");
        }
        boolean second = like.isSecond() || isLong(grid.size());
        ByteBuffer header = empty(second, grid.size(), type(labels));
        copyOrientation(like, header, second);
        write(labels, target, header);
    }

    private static SampleType type(LabelMap labels) {
        for (short label : labels.data()) {
            if ((label & 0xFF00) != 0) {
                return SampleType.UINT16;
            }
        }
        return SampleType.UINT8;
    }

    private static void write(LabelMap labels, Path target, ByteBuffer header) {
        short[] data = labels.data();
        if (type(labels) == SampleType.UINT8) {
            save(header, target, data.length, (buffer, i) -> buffer.put((byte) data[i]));
        } else {
            save(header, target, data.length, (buffer, i) -> buffer.putShort(data[i]));
        }
    }

    private static boolean isLong(Size size) {
        return Math.max(size.x(), Math.max(size.y(), size.z())) > Short.MAX_VALUE;
    }

    private static ByteBuffer empty(boolean second, Size size, SampleType type) {
        int length = second ? NiftiHeader.SIZE_2 : NiftiHeader.SIZE_1;
        ByteBuffer b = ByteBuffer.allocate(length + 4).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, length);
        byte[] magic = second ? new byte[] {'n', '+', '2', 0, '\r', '\n', 0x1A, '\n'} : new byte[] {'n', '+', '1', 0};
        b.put(second ? 4 : 344, magic);
        b.putShort(second ? 12 : 70, (short) type.code());
        b.putShort(second ? 14 : 72, (short) (8 * type.bytes() * type.samples()));
        for (int d = 0; d < 8; d++) {
            int value = d == 0 ? 3 : d <= 3 ? size.get(d - 1) : 1;
            if (second) {
                b.putLong(16 + 8 * d, value);
            } else {
                b.putShort(40 + 2 * d, (short) value);
            }
        }
        real(b, second, 176, 112, 1);
        if (second) {
            b.putLong(168, length + 4L);
        } else {
            b.putFloat(108, length + 4);
        }
        return b;
    }

    private static void real(ByteBuffer b, boolean second, int at2, int at1, double value) {
        if (second) {
            b.putDouble(at2, value);
        } else {
            b.putFloat(at1, (float) value);
        }
    }

    private static void codes(ByteBuffer b, boolean second, int qform, int sform, int units) {
        if (second) {
            b.putInt(344, qform).putInt(348, sform).putInt(500, units);
        } else {
            b.putShort(252, (short) qform).putShort(254, (short) sform).put(123, (byte) units);
        }
    }

    private static void copyOrientation(NiftiHeader like, ByteBuffer b, boolean second) {
        int units = like.millimetres() == 1000 ? 1 : like.millimetres() == 0.001 ? 3 : MILLIMETRES;
        codes(b, second, like.qformCode(), like.sformCode(), units);
        for (int i = 0; i < 4; i++) {
            real(b, second, 104 + 8 * i, 76 + 4 * i, like.pixdim(i));
        }
        for (int i = 0; i < 6; i++) {
            real(b, second, 352 + 8 * i, 256 + 4 * i, like.quaternion(i));
        }
        for (int i = 0; i < 12; i++) {
            real(b, second, 400 + 8 * i, 280 + 4 * i, like.srow(i / 4, i % 4));
        }
    }

    private static ByteBuffer header(Grid grid, SampleType type) {
        boolean second = isLong(grid.size());
        ByteBuffer b = empty(second, grid.size(), type);
        double[] q = Quaternion.of(grid.direction());
        codes(b, second, q == null ? 0 : SCANNER, SCANNER, MILLIMETRES);
        real(b, second, 104, 76, q == null ? 1 : q[3]);
        Direction direction = grid.direction();
        for (int axis = 0; axis < 3; axis++) {
            double step = grid.spacing().get(axis);
            real(b, second, 112 + 8 * axis, 80 + 4 * axis, step);
            for (int row = 0; row < 3; row++) {
                int index = 4 * row + axis;
                double value = ras(direction.axis(axis), row) * step;
                real(b, second, 400 + 8 * index, 280 + 4 * index, value);
            }
            real(b, second, 352 + 8 * axis, 256 + 4 * axis, q == null ? 0 : q[axis]);
            double origin = ras(grid.origin(), axis);
            real(b, second, 376 + 8 * axis, 268 + 4 * axis, q == null ? 0 : origin);
            real(b, second, 424 + 32 * axis, 292 + 16 * axis, origin);
        }
        return b;
    }

    private static double ras(Vec3 lps, int component) {
        return component < 2 ? 0 - lps.get(component) : lps.get(component);
    }

    private static void save(ByteBuffer header, Path target, int count, Samples samples) {
        NiftiTarget.save(target, out -> {
            out.write(header.array());
            pump(out, count, samples);
        });
    }

    private static void pump(OutputStream out, int count, Samples samples) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < count; at += CHUNK) {
            buffer.clear();
            for (int i = at; i < Math.min(count, at + CHUNK); i++) {
                samples.put(buffer, i);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
