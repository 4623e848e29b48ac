package org.toposeg.loss.base;

/**
 * Exponentials and logarithms of whole runs of numbers, each step a short loop over an array that the compiler turns into
 * vector instructions; calls of {@code Math.exp} for single numbers take several times as long. Only additions,
 * multiplications and divisions are used, so the bits are the same on every machine.
 */
public final class Vectors {

    /** Numbers in a run: small enough for its arrays to stay in the fastest cache. */
    public static final int RUN = 512;

    /** A sum of so many sums of four numbers of a run each has half the cost of sums of its numbers one by one. */
    public static final int QUARTER = RUN / 4;

    private static final int LANES = 8;
    private static final double SCALE = 1.0 / (1 << 14);

    private Vectors() {}

    /** {@code exp(factor·x)} for products from -700 to 700, relative error below 1e-8 up to 100. */
    public static void exp(double[] x, double factor, double[] e, int count) {
        for (int i = 0; i < count; i++) {
            e[i] = x[i] * (factor * SCALE);
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
     * {@code log(1+e)} for e from 0 to 1, relative error below 2e-10: twice the area tangent of s = e/(2+e), for which
     * atanh(s)/s is the polynomial in s² that fits best at the Chebyshev points of [0,1/9].
     *
     * @param log receives the results; may be {@code e} itself
     */
    public static void logOfOnePlus(double[] e, double[] log, int count) {
        for (int i = 0; i < count; i++) {
            double s = e[i] / (2 + e[i]);
            double q = s * s;
            double sum = (0.1219878495332 * q + 0.1069877354845) * q + 0.1431015273325;
            sum = ((sum * q + 0.1999935369009) * q + 0.3333333953983) * q + 0.9999999999039;
            log[i] = 2 * s * sum;
        }
    }

    /**
     * {@code log(1+e)} for e from 0 to {@code most}: 2^k times that of the k-th root of 1+e less 1, whose digits stay
     * where e is near 0.
     *
     * @param log receives the results; may be {@code e} itself
     */
    public static void logOfOnePlus(double[] e, double most, double[] log, int count) {
        System.arraycopy(e, 0, log, 0, count);
        double factor = 1;
        for (double limit = most; limit > 1; limit = Math.sqrt(1 + limit) - 1) {
            for (int i = 0; i < count; i++) {
                log[i] = log[i] / (1 + Math.sqrt(1 + log[i]));
            }
            factor *= 2;
        }
        logOfOnePlus(log, log, count);
        for (int i = 0; i < count && factor > 1; i++) {
            log[i] *= factor;
        }
    }

    /** Adds each number to a sum of its own. */
    public static void add(double[] a, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += a[i];
        }
    }

    /** {@code Σ a·b}: sums of every eighth product, which are independent of each other, and then their sum. */
    public static double dot(double[] a, double[] b, int count) {
        double[] lanes = new double[LANES];
        int whole = count / LANES * LANES;
        for (int at = 0; at < whole; at += LANES) {
            for (int j = 0; j < LANES; j++) {
                lanes[j] += a[at + j] * b[at + j];
            }
        }
        double sum = 0;
        for (int i = whole; i < count; i++) {
            sum += a[i] * b[i];
        }
        for (double lane : lanes) {
            sum += lane;
        }
        return sum;
    }
}
