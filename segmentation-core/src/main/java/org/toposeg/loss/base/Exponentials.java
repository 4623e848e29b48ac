package org.toposeg.loss.base;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Exponentials of runs of 4-byte floats to a relative error of 2e-7: {@code exp(x) = 2^k·exp(r)} with |r| at most half the
 * logarithm of 2, where exp(r) is a polynomial. Each step is a loop over small arrays of its own with one index, the form
 * that the compiler turns into vector instructions; the same bits are read as an integer and as a float by copying runs
 * through a buffer, since it does not do that in a loop. Only operations whose
 * rounding Java prescribes are used, so the results are the same on every machine. Of use to one thread at a time.
 */
public final class Exponentials {

    /** Where exponents end: exp of it and of its negative are still normal floats. */
    private static final float LIMIT = 85;

    private static final float PER_LOG_2 = 1.44269504f;

    /** The logarithm of 2 in two parts, of which the first has few digits and so exact multiples. */
    private static final float LOG_2_HIGH = 0.693359375f;

    private static final float LOG_2_LOW = -2.12194440e-4f;

    /** 1.5·2^23: adding it rounds to a whole number, which stands in the last bits of the sum. */
    private static final float ROUNDER = 12_582_912f;

    private static final int EXPONENT_SHIFT = 23;
    private static final int EXPONENT_OF_1 = 127 << EXPONENT_SHIFT;

    private final float[] power = new float[Vectors.RUN];
    private final int[] bits = new int[Vectors.RUN];
    private final float[] work = new float[Vectors.RUN];
    private final IntBuffer asIntegers;
    private final FloatBuffer asFloats;

    public Exponentials() {
        ByteBuffer memory = ByteBuffer.allocate(Vectors.RUN * Float.BYTES).order(ByteOrder.nativeOrder());
        asIntegers = memory.asIntBuffer();
        asFloats = memory.asFloatBuffer();
    }

    /**
     * Replaces the first {@code count} numbers, at most {@link Vectors#RUN}, by their exponentials; those beyond ±85 by
     * that of ±85.
     */
    public void exp(float[] x, int count) {
        exp(1, x, count);
    }

    private void exp(float factor, float[] x, int count) {
        limit(factor, x, count);
        split(x, power, count);
        asFloats.put(0, power, 0, count);
        asIntegers.get(0, bits, 0, count);
        shift(bits, count);
        asIntegers.put(0, bits, 0, count);
        asFloats.get(0, power, 0, count);
        for (int i = 0; i < count; i++) {
            x[i] *= power[i];
        }
    }

    private static void limit(float factor, float[] x, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = Math.max(Math.min(factor * x[i], LIMIT), -LIMIT);
        }
    }

    /** Leaves exp(r) in x (coefficients of Cephes' expf) and k + ROUNDER in {@code rounded}. */
    private static void split(float[] x, float[] rounded, int count) {
        for (int i = 0; i < count; i++) {
            float sum = Math.fma(x[i], PER_LOG_2, ROUNDER);
            float k = sum - ROUNDER;
            float r = Math.fma(k, -LOG_2_LOW, Math.fma(k, -LOG_2_HIGH, x[i]));
            float q = Math.fma(Math.fma(1.9875691500e-4f, r, 1.3981999507e-3f), r, 8.3334519073e-3f);
            q = Math.fma(Math.fma(Math.fma(q, r, 4.1665795894e-2f), r, 1.6666665459e-1f), r, 0.5f);
            q = Math.fma(q, r * r, r) + 1;
            rounded[i] = sum;
            x[i] = q;
        }
    }

    private static void shift(int[] bits, int count) {
        for (int i = 0; i < count; i++) {
            bits[i] = (bits[i] << EXPONENT_SHIFT) + EXPONENT_OF_1;
        }
    }

    /** Sigmoids {@code 1/(1+exp(-x))} of the elements {@code from} to {@code to}. */
    public void sigmoid(float[] x, float[] p, int from, int to) {
        for (int at = from; at < to; at += Vectors.RUN) {
            int count = Math.min(Vectors.RUN, to - at);
            System.arraycopy(x, at, work, 0, count);
            exp(-1, work, count);
            for (int i = 0; i < count; i++) {
                work[i] = 1 / (1 + work[i]);
            }
            System.arraycopy(work, 0, p, at, count);
        }
    }

    /** {@code exp(-x)} of {@code count} elements from {@code at} on, left at the beginning of {@code e}. */
    public void ofNegative(float[] x, int at, double[] e, int count) {
        System.arraycopy(x, at, work, 0, count);
        exp(-1, work, count);
        for (int i = 0; i < count; i++) {
            e[i] = work[i];
        }
    }
}
