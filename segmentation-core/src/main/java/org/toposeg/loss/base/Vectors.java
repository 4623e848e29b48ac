package org.toposeg.loss.base;

/**
 * Exponentials and logarithms of whole runs of numbers, each step a short loop over an array that the compiler turns into
 * vector instructions; calls of {@code Math.exp} for single numbers take several times as long. Only additions,
 * multiplications and divisions are used, so the bits are the same on every machine.
 */
public final class Vectors {

    /** Numbers in a run: small enough for its arrays to stay in the fastest cache. */
    public static final int RUN = 512;

    private static final double GREATEST = 700;
    private static final double SCALE = 1.0 / (1 << 14);

    private Vectors() {}

    /**
     * Sigmoids {@code 1/(1+exp(-x))}.
     *
     * @param scratch at least {@code RUN} numbers, overwritten
     */
    public static void sigmoid(float[] x, float[] p, int from, int to, double[] scratch) {
        for (int at = from; at < to; at += RUN) {
            int count = Math.min(RUN, to - at);
            scaled(x, at, scratch, count);
            exp(scratch, count);
            inverse(scratch, count);
            store(scratch, p, at, count);
        }
    }

    private static void scaled(float[] x, int at, double[] r, int count) {
        for (int i = 0; i < count; i++) {
            r[i] = Math.max(-GREATEST * SCALE, Math.min(GREATEST * SCALE, x[at + i] * -SCALE));
        }
    }

    private static void inverse(double[] e, int count) {
        for (int i = 0; i < count; i++) {
            e[i] = 1 / (1 + e[i]);
        }
    }

    private static void store(double[] from, float[] to, int at, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i] = (float) from[i];
        }
    }

    /**
     * {@code exp(-|x|)}, relative error below 1e-8 down to exp(-100).
     *
     * @param e receives the results from its beginning
     */
    public static void expOfNegative(float[] x, int at, double[] e, int count) {
        for (int i = 0; i < count; i++) {
            e[i] = Math.max(-GREATEST * SCALE, Math.abs(x[at + i]) * -SCALE);
        }
        exp(e, count);
    }

    /** exp(2^14·r): the Taylor polynomial of exp(r), squared fourteen times. */
    private static void exp(double[] r, int count) {
        for (int i = 0; i < count; i++) {
            double x = r[i];
            double q = (((1.0 / 24 * x + 1.0 / 6) * x + 0.5) * x + 1) * x + 1;
            q *= q;
            q *= q;
            q *= q;
            q *= q;
            q *= q;
            q *= q;
            r[i] = q;
        }
        for (int i = 0; i < count; i++) {
            double q = r[i];
            q *= q;
            q *= q;
            q *= q;
            q *= q;
            q *= q;
            q *= q;
            q *= q;
            q *= q;
            r[i] = q;
        }
    }

    /**
     * {@code log(1+e)} for e from 0 to 1, relative error below 1e-11: twice the area tangent of e/(2+e) by its series.
     *
     * @param log receives the results
     */
    public static void logOfOnePlus(double[] e, double[] log, int count) {
        for (int i = 0; i < count; i++) {
            log[i] = e[i] / (2 + e[i]);
        }
        for (int i = 0; i < count; i++) {
            double s = log[i];
            double q = s * s;
            double sum = ((((1.0 / 21 * q + 1.0 / 19) * q + 1.0 / 17) * q + 1.0 / 15) * q + 1.0 / 13) * q + 1.0 / 11;
            sum = ((((sum * q + 1.0 / 9) * q + 1.0 / 7) * q + 1.0 / 5) * q + 1.0 / 3) * q + 1;
            log[i] = 2 * s * sum;
        }
    }
}
