package org.toposeg.io.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.toposeg.volume.InputException;

/**
 * A header as it stands in the file, with names for its fields. The bytes are kept, so that a result can carry the very
 * affine of its input.
 */
public final class NiftiHeader {

    static final int SIZE_1 = 348;
    static final int SIZE_2 = 540;

    private final ByteBuffer bytes;
    private final boolean second;
    private final String name;
    private final SampleType type;

    private NiftiHeader(ByteBuffer bytes, boolean second, String name) {
        this.bytes = bytes;
        this.second = second;
        this.name = name;
        requireMagic();
        requireDimensions();
        this.type = SampleType.of(bytes.getShort(second ? 12 : 70), name);
    }

    static boolean isMarked(byte[] start) {
        return isMagic(start, 344, '1') || isMagic(start, 4, '2');
    }

    /** {@code n+1}, {@code ni1} or their like with 2, and a zero. */
    private static boolean isMagic(byte[] start, int at, char version) {
        return start.length >= at + 4
                && start[at] == 'n'
                && (start[at + 1] == '+' || start[at + 1] == 'i')
                && start[at + 2] == version
                && start[at + 3] == 0;
    }

    /**
     * @param start the first {@link #SIZE_2} bytes of the file, or all if it is shorter
     * @param name of the file, for messages
     */
    static NiftiHeader parse(byte[] start, String name) {
        ByteOrder order = start.length >= 4 ? order(start) : null;
        if (order == null) {
            throw new InputException(name + " is not a NIfTI file; check that it is the right file.");
        }
        int size = ByteBuffer.wrap(start).order(order).getInt(0);
        if (start.length < size) {
            throw new InputException(name + " ends within its header; copy the file again.");
        }
        return new NiftiHeader(ByteBuffer.wrap(start).order(order), size == SIZE_2, name);
    }

    private static ByteOrder order(byte[] start) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int size = ByteBuffer.wrap(start).order(order).getInt(0);
            if (size == SIZE_1 || size == SIZE_2) {
                return order;
            }
        }
        return null;
    }

    private void requireMagic() {
        String magic = text(second ? 4 : 344, 3);
        boolean known =
                second ? magic.equals("n+2") || magic.equals("ni2") : magic.equals("n+1") || magic.equals("ni1");
        if (!known) {
            throw new InputException(name
                    + " has no NIfTI mark in its header (an Analyze 7.5 file does not say where left and right are);"
                    + " convert it to NIfTI.");
        }
    }

    private void requireDimensions() {
        long rank = rawDim(0);
        if (rank < 1 || rank > 7) {
            throw new InputException(
                    name + " claims " + rank + " dimensions, 1 to 7 are possible; its header is damaged.");
        }
        for (int d = 1; d <= rank; d++) {
            if (rawDim(d) < 1 || rawDim(d) > Integer.MAX_VALUE) {
                throw new InputException(
                        name + " claims a size of " + rawDim(d) + " along axis " + d + "; its header is damaged.");
            }
        }
    }

    private long rawDim(int index) {
        return second ? bytes.getLong(16 + 8 * index) : bytes.getShort(40 + 2 * index);
    }

    /** Size along dimension 1 to 7; 1 beyond the rank. */
    public long dim(int index) {
        return index > rawDim(0) ? 1 : rawDim(index);
    }

    public int rank() {
        return (int) rawDim(0);
    }

    double pixdim(int index) {
        return second ? bytes.getDouble(104 + 8 * index) : bytes.getFloat(76 + 4 * index);
    }

    public SampleType type() {
        return type;
    }

    /** The bytes as they stand in the file, without what follows the header proper. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), second ? SIZE_2 : SIZE_1);
    }

    ByteOrder order() {
        return bytes.order();
    }

    /** Whether the voxels stand in a file of their own. */
    boolean isPair() {
        return text(second ? 4 : 344, 3).startsWith("ni");
    }

    /** Position of the first voxel in the file. */
    long dataOffset() {
        double offset = second ? bytes.getLong(168) : bytes.getFloat(108);
        long least = isPair() ? 0 : (second ? SIZE_2 : SIZE_1) + 4L;
        if (!(offset >= 0) || offset > 1L << 40) {
            throw new InputException(name + " says its voxels start at byte " + offset + "; its header is damaged.");
        }
        return Math.max(least, (long) offset);
    }

    boolean isScaled() {
        double slope = rawSlope();
        return slope != 0 && Double.isFinite(slope) && type.samples() == 1;
    }

    /** Factor from stored to real values; 1 where the header names none. */
    public double slope() {
        return isScaled() ? rawSlope() : 1;
    }

    public double intercept() {
        double intercept = second ? bytes.getDouble(184) : bytes.getFloat(116);
        return isScaled() && Double.isFinite(intercept) ? intercept : 0;
    }

    private double rawSlope() {
        return second ? bytes.getDouble(176) : bytes.getFloat(112);
    }

    int qformCode() {
        return second ? bytes.getInt(344) : bytes.getShort(252);
    }

    int sformCode() {
        return second ? bytes.getInt(348) : bytes.getShort(254);
    }

    /** Quaternion b, c, d, then the offsets x, y, z. */
    double quaternion(int index) {
        return second ? bytes.getDouble(352 + 8 * index) : bytes.getFloat(256 + 4 * index);
    }

    double srow(int row, int column) {
        int index = 4 * row + column;
        return second ? bytes.getDouble(400 + 8 * index) : bytes.getFloat(280 + 4 * index);
    }

    /** Millimetres in the file's unit of length; an unknown unit is taken for millimetres. */
    double millimetres() {
        int units = second ? bytes.getInt(500) : bytes.get(123);
        return switch (units & 7) {
            case 1 -> 1000;
            case 3 -> 0.001;
            default -> 1;
        };
    }

    public String description() {
        return text(second ? 240 : 148, 80);
    }

    boolean isSecond() {
        return second;
    }

    String name() {
        return name;
    }

    private String text(int at, int length) {
        int end = at;
        while (end < at + length && bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), at, end - at, StandardCharsets.ISO_8859_1).strip();
    }
}
