package org.toposeg.dicom.pixel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.toposeg.dicom.codec.PixelFormat;

/** Stored samples as numbers: unused bits are masked, the sign is extended from the highest stored bit. */
public final class PixelSamples {

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PixelSamples() {}

    static void rescale(
            byte[] bytes,
            int from,
            int pixels,
            PixelFormat format,
            int sample,
            double slope,
            double intercept,
            float[] target,
            int at) {
        int step = format.samples();
        if (format.type() == PixelFormat.SampleType.INTEGER && format.bits().allocated() == 16 && step == 1) {
            rescaleShorts(bytes, from, pixels, format, slope, intercept, target, at);
            return;
        }
        for (int p = 0; p < pixels; p++) {
            double value = value(bytes, from, p * step + sample, format);
            target[at + p] = (float) (value * slope + intercept);
        }
    }

    /** The case of nearly every CT and MR, kept free of branches. */
    private static void rescaleShorts(
            byte[] bytes,
            int from,
            int pixels,
            PixelFormat format,
            double slope,
            double intercept,
            float[] target,
            int at) {
        int up = 31 - format.bits().high();
        int down = 32 - format.bits().stored();
        boolean whole = slope == 1 && intercept == Math.rint(intercept) && Math.abs(intercept) < 1 << 24;
        if (whole && format.bits().signed()) {
            shiftSigned(bytes, from, pixels, up, down, (int) intercept, target, at);
        } else if (whole) {
            shiftUnsigned(bytes, from, pixels, up, down, (int) intercept, target, at);
        } else {
            for (int p = 0; p < pixels; p++) {
                int aligned = (short) SHORTS.get(bytes, from + 2 * p) << up;
                int value = format.bits().signed() ? aligned >> down : aligned >>> down;
                target[at + p] = (float) (value * slope + intercept);
            }
        }
    }

    private static void shiftSigned(
            byte[] bytes, int from, int pixels, int up, int down, int offset, float[] target, int at) {
        for (int p = 0; p < pixels; p++) {
            target[at + p] = ((short) SHORTS.get(bytes, from + 2 * p) << up >> down) + offset;
        }
    }

    private static void shiftUnsigned(
            byte[] bytes, int from, int pixels, int up, int down, int offset, float[] target, int at) {
        for (int p = 0; p < pixels; p++) {
            target[at + p] = ((short) SHORTS.get(bytes, from + 2 * p) << up >>> down) + offset;
        }
    }

    /** One sample of a decoded frame as a number. */
    public static double value(byte[] bytes, int from, int index, PixelFormat format) {
        return switch (format.type()) {
            case FLOAT -> Float.intBitsToFloat((int) INTS.get(bytes, from + 4 * index));
            case DOUBLE -> Double.longBitsToDouble((long) LONGS.get(bytes, from + 8 * index));
            case INTEGER -> integer(bytes, from, index, format);
        };
    }

    private static double integer(byte[] bytes, int from, int index, PixelFormat format) {
        long raw = switch (format.bits().allocated()) {
            case 1, 8 -> bytes[from + index];
            case 16 -> (short) SHORTS.get(bytes, from + 2 * index);
            case 32 -> (int) INTS.get(bytes, from + 4 * index);
            default -> (long) LONGS.get(bytes, from + 8 * index);
        };
        long aligned = raw << 63 - format.bits().high();
        int down = 64 - format.bits().stored();
        return format.bits().signed() ? aligned >> down : aligned >>> down;
    }
}
