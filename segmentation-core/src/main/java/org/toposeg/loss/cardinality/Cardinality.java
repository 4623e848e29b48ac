package org.toposeg.loss.cardinality;

import org.toposeg.loss.base.Vectors;

/**
 * How much of a region is there, and how much of it is common to prediction p and target t. With hard labels and a hard
 * prediction all agree.
 */
public enum Cardinality {
    /** |p| = Σp, common = Σpt; not least at p = t when t is soft. */
    LINEAR {
        @Override
        void add(float[] p, float[] t, int at, int count, double[][] sums) {
            products(p, t, at, count, sums[0]);
            total(p, at, count, sums[1]);
            total(t, at, count, sums[2]);
        }

        @Override
        void gradients(float[] p, float[] t, int at, int count, double[] gradients, double[] out) {
            double a = gradients[0];
            double b = gradients[1];
            for (int i = 0; i < count; i++) {
                out[i] = a * t[at + i] + b;
            }
        }

        @Override
        void throughSigmoid(float[] p, float[] t, int from, int to, double[] gradients, float[] gradient) {
            float a = (float) gradients[0];
            float b = (float) gradients[1];
            for (int i = from; i < to; i++) {
                gradient[i] += (a * t[i] + b) * (p[i] * (1 - p[i]));
            }
        }
    },
    /** |p| = Σp², common = Σpt; V-Net's. */
    SQUARED {
        @Override
        void add(float[] p, float[] t, int at, int count, double[][] sums) {
            products(p, t, at, count, sums[0]);
            products(p, p, at, count, sums[1]);
            products(t, t, at, count, sums[2]);
        }

        @Override
        void gradients(float[] p, float[] t, int at, int count, double[] gradients, double[] out) {
            double a = gradients[0];
            double c = 2 * gradients[1];
            for (int i = 0; i < count; i++) {
                out[i] = a * t[at + i] + c * p[at + i];
            }
        }

        @Override
        void throughSigmoid(float[] p, float[] t, int from, int to, double[] gradients, float[] gradient) {
            float a = (float) gradients[0];
            float c = (float) (2 * gradients[1]);
            for (int i = from; i < to; i++) {
                gradient[i] += (a * t[i] + c * p[i]) * (p[i] * (1 - p[i]));
            }
        }
    },
    /** |p| = Σp, common = (|p| + |t| - Σ|p-t|)/2 = Σ min(p,t); a semimetric, least at p = t for soft t too. */
    METRIC {
        @Override
        void add(float[] p, float[] t, int at, int count, double[][] sums) {
            if (count == Vectors.RUN) {
                least(p, t, at, at + Vectors.QUARTER, at + 2 * Vectors.QUARTER, at + 3 * Vectors.QUARTER, sums[0]);
            } else {
                for (int i = at; i < at + count; i++) {
                    sums[0][0] += Math.min(p[i], t[i]);
                }
            }
            total(p, at, count, sums[1]);
            total(t, at, count, sums[2]);
        }

        /** {@code b}, and {@code a} where p is below t, half of it where they are equal. */
        @Override
        void gradients(float[] p, float[] t, int at, int count, double[] gradients, double[] out) {
            double half = 0.5 * gradients[0];
            double middle = gradients[1] + half;
            for (int i = 0; i < count; i++) {
                out[i] = middle + half * Math.signum(t[at + i] - p[at + i]);
            }
        }

        @Override
        void throughSigmoid(float[] p, float[] t, int from, int to, double[] gradients, float[] gradient) {
            float half = (float) (0.5 * gradients[0]);
            float middle = (float) gradients[1] + half;
            for (int i = from; i < to; i++) {
                gradient[i] += (middle + half * Math.signum(t[i] - p[i])) * (p[i] * (1 - p[i]));
            }
        }
    };

    /**
     * Adds {@code count} voxels from {@code at} on to sums: those of a whole run four by four to sums of their own, which
     * the compiler does side by side as they are independent and, of another type than the arrays that are read, lie in none
     * of them.
     *
     * @param sums of common, |p| and |t|, {@link Vectors#QUARTER} each
     */
    abstract void add(float[] p, float[] t, int at, int count, double[][] sums);

    /**
     * d value / d p of {@code count} voxels from {@code at} on.
     *
     * @param gradients d value / d common and d value / d |p|
     * @param out receives the results from its beginning
     */
    abstract void gradients(float[] p, float[] t, int at, int count, double[] gradients, double[] out);

    /**
     * Adds d value / d logit of a sigmoid's probabilities {@code from} to {@code to}, in one loop over arrays that share
     * their index.
     */
    abstract void throughSigmoid(float[] p, float[] t, int from, int to, double[] gradients, float[] gradient);

    private static void total(float[] a, int at, int count, double[] sums) {
        if (count == Vectors.RUN) {
            total(a, at, at + Vectors.QUARTER, at + 2 * Vectors.QUARTER, at + 3 * Vectors.QUARTER, sums);
        } else {
            for (int i = at; i < at + count; i++) {
                sums[0] += a[i];
            }
        }
    }

    private static void total(float[] a, int at0, int at1, int at2, int at3, double[] sums) {
        for (int i = 0; i < Vectors.QUARTER; i++) {
            sums[i] += a[at0 + i] + a[at1 + i] + (a[at2 + i] + a[at3 + i]);
        }
    }

    private static void products(float[] a, float[] b, int at, int count, double[] sums) {
        if (count == Vectors.RUN) {
            pairs(a, b, at, at + Vectors.QUARTER, sums);
            pairs(a, b, at + 2 * Vectors.QUARTER, at + 3 * Vectors.QUARTER, sums);
        } else {
            for (int i = at; i < at + count; i++) {
                sums[0] += (double) a[i] * b[i];
            }
        }
    }

    private static void pairs(float[] a, float[] b, int at0, int at1, double[] sums) {
        for (int i = 0; i < Vectors.QUARTER; i++) {
            sums[i] += a[at0 + i] * b[at0 + i] + a[at1 + i] * b[at1 + i];
        }
    }

    private static void least(float[] a, float[] b, int at0, int at1, int at2, int at3, double[] sums) {
        for (int i = 0; i < Vectors.QUARTER; i++) {
            sums[i] += Math.min(a[at0 + i], b[at0 + i])
                    + Math.min(a[at1 + i], b[at1 + i])
                    + (Math.min(a[at2 + i], b[at2 + i]) + Math.min(a[at3 + i], b[at3 + i]));
        }
    }
}
