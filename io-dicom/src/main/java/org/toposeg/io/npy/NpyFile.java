package org.toposeg.io.npy;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.toposeg.file.AtomicFile;
import org.toposeg.volume.InputException;

/**
 * Reads and writes {@code .npy} files, versions 1 to 3 of NumPy's format (NEP 1). Integers of 1 to 8 bytes, booleans and
 * floats of 2, 4 and 8 bytes, both byte orders, C and Fortran order, become 4-byte floats in C order.
 */
public final class NpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d+)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    private NpyFile() {}

    /** @throws InputException if there is no such file, it is no {@code .npy} file, or its values are no plain numbers */
    public static NpyArray read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + " does not exist or is not a file; check the path.");
        }
        try {
            return parse(ByteBuffer.wrap(Files.readAllBytes(file)), file);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage() + ".", e);
        } catch (BufferUnderflowException e) {
            throw new InputException(file + " is cut short; write it again.", e);
        }
    }

    private static NpyArray parse(ByteBuffer bytes, Path file) {
        if (bytes.remaining() < MAGIC.length || !bytes.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new InputException(file + " is not a NumPy .npy file; save the array with numpy.save.");
        }
        int version = bytes.position(MAGIC.length).get();
        bytes.get();
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[headerLength(version == 1 ? bytes.getShort() & 0xFFFF : bytes.getInt(), bytes)];
        bytes.get(header);
        String text = new String(header, StandardCharsets.UTF_8);
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            throw new InputException(file + " does not hold plain numbers; save a float32 array.");
        }
        int[] shape = shape(text, file);
        bytes.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        float[] data = values(bytes, type.group(2) + type.group(3), count(shape, file), file);
        return new NpyArray(shape, FORTRAN.matcher(text).find() ? cOrder(data, shape) : data);
    }

    private static int headerLength(int length, ByteBuffer bytes) {
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    private static int[] shape(String header, Path file) {
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            throw new InputException(file + " has a header without a shape; write it again.");
        }
        List<Integer> sizes = new ArrayList<>();
        for (String size : shape.group(1).split(",")) {
            if (!size.isBlank()) {
                sizes.add(size(size.strip(), file));
            }
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int size(String text, Path file) {
        try {
            return Integer.parseUnsignedInt(text.replaceFirst("L$", ""));
        } catch (NumberFormatException e) {
            throw new InputException(file + " has a header with the size '" + text + "'; write it again.", e);
        }
    }

    private static int count(int[] shape, Path file) {
        long count = 1;
        for (int size : shape) {
            count *= size;
            if (size < 0 || count > Integer.MAX_VALUE) {
                throw new InputException(file + " holds more than 2^31-1 values; split it.");
            }
        }
        return (int) count;
    }

    private static float[] values(ByteBuffer bytes, String type, int count, Path file) {
        int width = Integer.parseInt(type.substring(1));
        if ((long) count * width > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        float[] data = new float[count];
        for (int i = 0; i < count; i++) {
            data[i] = switch (type) {
                case "f4" -> bytes.getFloat();
                case "f8" -> (float) bytes.getDouble();
                case "f2" -> Float.float16ToFloat(bytes.getShort());
                case "b1", "i1" -> bytes.get();
                case "u1" -> bytes.get() & 0xFF;
                case "i2" -> bytes.getShort();
                case "u2" -> bytes.getShort() & 0xFFFF;
                case "i4" -> bytes.getInt();
                case "u4" -> bytes.getInt() & 0xFFFFFFFFL;
                case "i8", "u8" -> bytes.getLong();
                default ->
                    throw new InputException(
                            file + " holds values of NumPy type '" + type + "'; save a float32 array.");
            };
        }
        return data;
    }

    /** Fortran order has the first axis fastest. */
    private static float[] cOrder(float[] fortran, int[] shape) {
        float[] data = new float[fortran.length];
        int[] index = new int[shape.length];
        for (int from = 0; from < data.length; from++) {
            int to = 0;
            for (int a = 0; a < shape.length; a++) {
                to = to * shape[a] + index[a];
            }
            data[to] = fortran[from];
            for (int a = 0; a < shape.length && ++index[a] == shape[a]; a++) {
                index[a] = 0;
            }
        }
        return data;
    }

    /**
     * Writes little-endian 4-byte floats in C order, version 1: a whole file or none.
     *
     * @throws InputException if it cannot be written
     */
    public static void write(NpyArray array, Path file) {
        ByteBuffer values =
                ByteBuffer.allocate(Float.BYTES * array.data().length).order(ByteOrder.LITTLE_ENDIAN);
        values.asFloatBuffer().put(array.data());
        try {
            AtomicFile.write(file, out -> {
                out.write(header(array.shape()));
                out.write(values.array());
            });
        } catch (IOException e) {
            throw new InputException(
                    file + " cannot be written: " + e.getMessage() + "; check the folder's rights and the free space.",
                    e);
        }
    }

    private static byte[] header(int[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(s -> s + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': ("
                + (shape.length > 1 ? sizes.substring(0, sizes.length() - 1) : sizes) + "), }";
        int before = MAGIC.length + 4;
        int length = (before + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - before;
        ByteBuffer header = ByteBuffer.allocate(before + length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        header.put((text + " ".repeat(length - 1 - text.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }
}
