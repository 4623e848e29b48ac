package org.toposeg.io.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** NIfTI files laid out by hand from nifti1.h and nifti2.h, in every form that the writer does not write. */
final class GeneratedNifti {

    private final boolean second;
    private final ByteBuffer header;
    private byte[] voxels = {};

    private GeneratedNifti(boolean second, ByteOrder order) {
        this.second = second;
        this.header = ByteBuffer.allocate(second ? 540 : 348).order(order);
        header.putInt(0, header.capacity());
        mark("n+");
        offset(second ? 544 : 352);
        for (int axis = 0; axis < 8; axis++) {
            spacing(axis, 1);
        }
    }

    static GeneratedNifti first(ByteOrder order) {
        return new GeneratedNifti(false, order);
    }

    static GeneratedNifti second(ByteOrder order) {
        return new GeneratedNifti(true, order);
    }

    private void mark(String start) {
        byte[] mark = (start + (second ? "2" : "1")).getBytes(StandardCharsets.US_ASCII);
        header.put(second ? 4 : 344, mark);
        if (second) {
            header.put(8, new byte[] {'\r', '\n', 0x1A, '\n'});
        }
    }

    private void offset(int bytes) {
        if (second) {
            header.putLong(168, bytes);
        } else {
            header.putFloat(108, bytes);
        }
    }

    GeneratedNifti size(int... size) {
        for (int axis = 0; axis <= size.length; axis++) {
            int value = axis == 0 ? size.length : size[axis - 1];
            if (second) {
                header.putLong(16 + 8 * axis, value);
            } else {
                header.putShort(40 + 2 * axis, (short) value);
            }
        }
        return this;
    }

    /** pixdim; index 0 is qfac. */
    GeneratedNifti spacing(int axis, double value) {
        if (second) {
            header.putDouble(104 + 8 * axis, value);
        } else {
            header.putFloat(76 + 4 * axis, (float) value);
        }
        return this;
    }

    GeneratedNifti scaled(double slope, double intercept) {
        if (second) {
            header.putDouble(176, slope).putDouble(184, intercept);
        } else {
            header.putFloat(112, (float) slope).putFloat(116, (float) intercept);
        }
        return this;
    }

    /** 1 for metres, 2 for millimetres, 3 for micrometres. */
    GeneratedNifti unit(int code) {
        if (second) {
            header.putInt(500, code);
        } else {
            header.put(123, (byte) code);
        }
        return this;
    }

    /** Rows of the affine to RAS. */
    GeneratedNifti sform(double... rows) {
        code(1, 1);
        for (int i = 0; i < 12; i++) {
            if (second) {
                header.putDouble(400 + 8 * i, rows[i]);
            } else {
                header.putFloat(280 + 4 * i, (float) rows[i]);
            }
        }
        return this;
    }

    /** Quaternion b, c, d and offset x, y, z. */
    GeneratedNifti qform(double... numbers) {
        code(0, 1);
        for (int i = 0; i < 6; i++) {
            if (second) {
                header.putDouble(352 + 8 * i, numbers[i]);
            } else {
                header.putFloat(256 + 4 * i, (float) numbers[i]);
            }
        }
        return this;
    }

    private void code(int which, int value) {
        if (second) {
            header.putInt(344 + 4 * which, value);
        } else {
            header.putShort(252 + 2 * which, (short) value);
        }
    }

    /** Data type code of nifti1.h and bits of a voxel. */
    GeneratedNifti type(int code, int bits) {
        header.putShort(second ? 12 : 70, (short) code).putShort(second ? 14 : 72, (short) bits);
        return this;
    }

    /** Of a type of one sample; numbers that it cannot hold wrap round. */
    GeneratedNifti values(SampleType type, long... values) {
        type(type.code(), 8 * type.bytes());
        ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes()).order(header.order());
        for (long value : values) {
            switch (type) {
                case FLOAT32 -> bytes.putFloat(value);
                case FLOAT64 -> bytes.putDouble(value);
                default -> {
                    switch (type.bytes()) {
                        case 1 -> bytes.put((byte) value);
                        case 2 -> bytes.putShort((short) value);
                        case 4 -> bytes.putInt((int) value);
                        default -> bytes.putLong(value);
                    }
                }
            }
        }
        voxels = bytes.array();
        return this;
    }

    GeneratedNifti bytes(byte... bytes) {
        voxels = bytes;
        return this;
    }

    /** One file with four bytes between header and voxels that say that there is no extension. */
    byte[] single() {
        return ByteBuffer.allocate(header.capacity() + 4 + voxels.length)
                .put(header.array())
                .putInt(0)
                .put(voxels)
                .array();
    }

    Path write(Path file) throws IOException {
        return file.toString().endsWith(".gz") ? packed(file, single()) : Files.write(file, single());
    }

    /** Header and voxels in files of their own; returns the header's. */
    Path writePair(Path folder, String name, boolean packed) throws IOException {
        mark("ni");
        offset(0);
        Path image = folder.resolve(name + (packed ? ".img.gz" : ".img"));
        if (packed) {
            packed(image, voxels);
        } else {
            Files.write(image, voxels);
        }
        return Files.write(folder.resolve(name + ".hdr"), header.array());
    }

    private static Path packed(Path file, byte[] bytes) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }
}
