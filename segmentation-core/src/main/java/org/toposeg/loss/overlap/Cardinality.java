package org.toposeg.loss.overlap;

/**
 * How much of a region is there, and how much of it is common to prediction p and target t. With hard labels and a hard
 * prediction all agree.
 */
enum Cardinality {
    /** |p| = Σp, common = Σpt; not least at p = t when t is soft. */
    LINEAR {
        @Override
        void add(float[] p, float[] t, int at, int count, double[][] sums) {
            products(p, t, at, count, sums[0]);
            total(p, at, count, sums[1]);
            total(t, at, count, sums[2]);
        }

        @Override
        void slopes(float[] p, float[] t, int at, int count, double[] slopes, double[] out) {
            double a = slopes[0];
            double b = slopes[1];
            for (int i = 0; i < count; i++) {
                out[i] = a * t[at + i] + b;
            }
        }

        @Override
        void throughSigmoid(float[] p, float[] t, int from, int to, double[] slopes, float[] gradient) {
            float a = (float) slopes[0];
            float b = (float) slopes[1];
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
        void slopes(float[] p, float[] t, int at, int count, double[] slopes, double[] out) {
            double a = slopes[0];
            double c = 2 * slopes[1];
            for (int i = 0; i < count; i++) {
                out[i] = a * t[at + i] + c * p[at + i];
            }
        }

        @Override
        void throughSigmoid(float[] p, float[] t, int from, int to, double[] slopes, float[] gradient) {
            float a = (float) slopes[0];
            float c = (float) (2 * slopes[1]);
            for (int i = from; i < to; i++) {
                gradient[i] += (a * t[i] + c * p[i]) * (p[i] * (1 - p[i]));
            }
        }
    },
    /** |p| = Σp, common = (|p| + |t| - Σ|p-t|)/2 = Σ min(p,t); a semimetric, least at p = t for soft t too. */
    METRIC {
        @Override
        void add(float[] p, float[] t, int at, int count, double[][] sums) {
            double[] common = sums[0];
            for (int i = 0; i < count; i++) {
                common[i] += Math.min(p[at + i], t[at + i]);
            }
            total(p, at, count, sums[1]);
            total(t, at, count, sums[2]);
        }

        /** {@code b}, and {@code a} where p is below t, half of it where they are equal. */
        @Override
        void slopes(float[] p, float[] t, int at, int count, double[] slopes, double[] out) {
            double half = 0.5 * slopes[0];
            double middle = slopes[1] + half;
            for (int i = 0; i < count; i++) {
                out[i] = middle + half * Math.signum(t[at + i] - p[at + i]);
            }
        }

        @Override
        void throughSigmoid(float[] p, float[] t, int from, int to, double[] slopes, float[] gradient) {
            float half = (float) (0.5 * slopes[0]);
            float middle = (float) slopes[1] + half;
            for (int i = from; i < to; i++) {
                gradient[i] += (middle + half * Math.signum(t[i] - p[i])) * (p[i] * (1 - p[i]));
            }
        }
    };

    /**
     * Adds each of {@code count} voxels from {@code at} on to sums of its own, which the compiler does side by side as
     * they are independent and, of another type than the arrays that are read, lie in none of them.
     *
     * @param sums of common, |p| and |t|, at least {@code count} each
     */
    abstract void add(float[] p, float[] t, int at, int count, double[][] sums);

    /**
     * d value / d p of {@code count} voxels from {@code at} on.
     *
     * @param slopes d value / d common and d value / d |p|
     * @param out receives the results from its beginning
     */
    abstract void slopes(float[] p, float[] t, int at, int count, double[] slopes, double[] out);

    /**
     * Adds d value / d logit of a sigmoid's probabilities {@code from} to {@code to}, in one loop over arrays that share
     * their index.
     */
    abstract void throughSigmoid(float[] p, float[] t, int from, int to, double[] slopes, float[] gradient);

    private static void total(float[] a, int at, int count, double[] sums) {
        for (int i = 0; i < count; i++) {
            sums[i] += a[at + i];
        }
    }

    private static void products(float[] a, float[] b, int at, int count, double[] sums) {
        for (int i = 0; i < count; i++) {
            sums[i] += (double) a[at + i] * b[at + i];
        }
    }
}
