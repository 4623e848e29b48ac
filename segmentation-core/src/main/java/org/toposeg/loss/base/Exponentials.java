package org.toposeg.loss.base;

/**
 * Exponentials of runs of 4-byte floats to a relative error of 2e-7: {@code exp(x) = 2^k·exp(r)} with |r| at most half the
 * logarithm of 2, where exp(r) is a polynomial. Each step is a loop over one small array, the form that the compiler turns
 * into vector instructions. Only operations whose rounding Java prescribes are used, so the results are the same on every
 * machine. Of use to one thread at a time.
 */
public final class Exponentials {

    /** Where exponents end: exp of it and of its negative are still normal floats. */
    private static final float LIMIT = 85;

    /** A power of 2 below it, which a run of numbers is compared with at little cost. */
    private static final int MODERATE = 64;

    private static final float PER_LOG_2 = 1.44269504f;

    /** The logarithm of 2 in two parts, of which the first has few digits and so exact multiples. */
    private static final float LOG_2_HIGH = 0.693359375f;

    private static final float LOG_2_LOW = -2.12194440e-4f;

    /** 1.5·2^23: adding it rounds to a whole number. */
    private static final float ROUNDER = 12_582_912f;

    private final float[] work = new float[Vectors.RUN];

    /**
     * Replaces the first {@code count} numbers, at most {@link Vectors#RUN}, by their exponentials; those beyond ±85 by
     * that of ±85.
     */
    public void exp(float[] x, int count) {
        limit(x, count);
        for (int i = 0; i < count; i++) {
            x[i] = exp(x[i]);
        }
    }

    /** Most runs have no number that far from 0, and to see that takes a fifth of the time. */
    private static void limit(float[] x, int count) {
        if (!areModerate(x, count)) {
            for (int i = 0; i < count; i++) {
                x[i] = Math.max(Math.min(x[i], LIMIT), -LIMIT);
            }
        }
    }

    private static boolean areModerate(float[] x, int count) {
        int all = 0;
        for (int i = 0; i < count; i++) {
            all |= (int) Math.abs(x[i]);
        }
        return all < MODERATE;
    }

    /** Coefficients of Cephes' expf. */
    private static float exp(float x) {
        float k = Math.fma(x, PER_LOG_2, ROUNDER) - ROUNDER;
        float r = Math.fma(k, -LOG_2_LOW, Math.fma(k, -LOG_2_HIGH, x));
        float q = Math.fma(Math.fma(1.9875691500e-4f, r, 1.3981999507e-3f), r, 8.3334519073e-3f);
        q = Math.fma(Math.fma(Math.fma(q, r, 4.1665795894e-2f), r, 1.6666665459e-1f), r, 0.5f);
        return (Math.fma(q, r * r, r) + 1) * power((int) k);
    }

    /**
     * 2^k for k from -128 to 127: the eighth power of 2^⌊k/8⌋ times 2^(k mod 8). The compiler has vector instructions for
     * rotations of numbers by different counts, but neither for their shifts nor to read an integer's bits as a float.
     */
    private static float power(int k) {
        int n = k + 128;
        float eighth = Integer.rotateLeft(1, n >> 3) * 0x1p-16f;
        float square = eighth * eighth;
        float fourth = square * square;
        return fourth * fourth * Integer.rotateLeft(1, n & 7);
    }

    /** Sigmoids {@code 1/(1+exp(-x))} of the elements {@code from} to {@code to}. */
    public void sigmoid(float[] x, float[] p, int from, int to) {
        for (int at = from; at < to; at += Vectors.RUN) {
            int count = Math.min(Vectors.RUN, to - at);
            System.arraycopy(x, at, work, 0, count);
            limit(work, count);
            for (int i = 0; i < count; i++) {
                work[i] = 1 / (1 + exp(-work[i]));
            }
            System.arraycopy(work, 0, p, at, count);
        }
    }

    /** {@code exp(-x)} of {@code count} elements from {@code at} on, left at the beginning of {@code e}. */
    public void ofNegative(float[] x, int at, double[] e, int count) {
        System.arraycopy(x, at, work, 0, count);
        limit(work, count);
        for (int i = 0; i < count; i++) {
            work[i] = exp(-work[i]);
        }
        for (int i = 0; i < count; i++) {
            e[i] = work[i];
        }
    }
}
