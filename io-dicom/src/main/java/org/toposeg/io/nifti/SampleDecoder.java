package org.toposeg.io.nifti;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.toposeg.volume.LabelMap;

/** Stored samples as real numbers: {@code stored · slope + intercept}. */
final class SampleDecoder {

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final double TWO_TO_64 = 0x1p64;

    private final SampleType type;
    private final double slope;
    private final double intercept;
    private final boolean big;

    SampleDecoder(NiftiHeader header) {
        this.type = header.type();
        this.slope = header.slope();
        this.intercept = header.intercept();
        this.big = header.order() == ByteOrder.BIG_ENDIAN;
    }

    void decode(byte[] bytes, int count, float[] to, int at) {
        boolean plain = slope == 1 && intercept == 0 && !big;
        if (plain && type == SampleType.UINT8) {
            for (int i = 0; i < count; i++) {
                to[at + i] = bytes[i] & 0xFF;
            }
        } else if (plain && type == SampleType.INT16) {
            for (int i = 0; i < count; i++) {
                to[at + i] = (short) SHORTS.get(bytes, 2 * i);
            }
        } else if (plain && type == SampleType.FLOAT32) {
            for (int i = 0; i < count; i++) {
                to[at + i] = Float.intBitsToFloat((int) INTS.get(bytes, 4 * i));
            }
        } else {
            for (int i = 0; i < count; i++) {
                to[at + i] = (float) (stored(bytes, i) * slope + intercept);
            }
        }
    }

    /** Takes samples for labels; false if one of them is no whole number of 0..65535. */
    boolean decode(byte[] bytes, int count, short[] to, int at) {
        if (slope == 1 && intercept == 0 && type == SampleType.UINT8) {
            for (int i = 0; i < count; i++) {
                to[at + i] = (short) (bytes[i] & 0xFF);
            }
            return true;
        }
        boolean all = true;
        for (int i = 0; i < count; i++) {
            double value = stored(bytes, i) * slope + intercept;
            all &= isLabel(value);
            to[at + i] = (short) Math.round(value);
        }
        return all;
    }

    /** Slopes are 4-byte floats, so that scaled labels miss whole numbers by their rounding. */
    private static boolean isLabel(double value) {
        return Math.abs(value - Math.rint(value)) <= 1e-3 && value > -0.5 && value < LabelMap.MAX_LABEL + 0.5;
    }

    double firstThatIsNoLabel(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            double value = stored(bytes, i) * slope + intercept;
            if (!isLabel(value)) {
                return value;
            }
        }
        throw new IllegalArgumentException("all samples are labels");
    }

    private double stored(byte[] bytes, int i) {
        return switch (type) {
            case UINT8, RGB24, RGBA32 -> bytes[i] & 0xFF;
            case INT8 -> bytes[i];
            case INT16 -> shortAt(bytes, i);
            case UINT16 -> shortAt(bytes, i) & 0xFFFF;
            case INT32 -> intAt(bytes, i);
            case UINT32 -> intAt(bytes, i) & 0xFFFFFFFFL;
            case INT64 -> longAt(bytes, i);
            case UINT64 -> unsigned(longAt(bytes, i));
            case FLOAT32 -> Float.intBitsToFloat(intAt(bytes, i));
            case FLOAT64 -> Double.longBitsToDouble(longAt(bytes, i));
        };
    }

    private short shortAt(byte[] bytes, int i) {
        short value = (short) SHORTS.get(bytes, 2 * i);
        return big ? Short.reverseBytes(value) : value;
    }

    private int intAt(byte[] bytes, int i) {
        int value = (int) INTS.get(bytes, 4 * i);
        return big ? Integer.reverseBytes(value) : value;
    }

    private long longAt(byte[] bytes, int i) {
        long value = (long) LONGS.get(bytes, 8 * i);
        return big ? Long.reverseBytes(value) : value;
    }

    private static double unsigned(long value) {
        return value < 0 ? value + TWO_TO_64 : value;
    }
}
