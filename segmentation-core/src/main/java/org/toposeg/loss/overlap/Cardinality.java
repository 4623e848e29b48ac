package org.toposeg.loss.overlap;

/**
 * How much of a region is there, and how much of it is common to prediction p and target t. With hard labels and a hard
 * prediction all agree.
 */
enum Cardinality {
    /** |p| = Σp, common = Σpt; not least at p = t when t is soft. */
    LINEAR,
    /** |p| = Σp², common = Σpt; V-Net's. */
    SQUARED,
    /** |p| = Σp, common = (|p| + |t| - Σ|p-t|)/2 = Σ min(p,t); a semimetric, least at p = t for soft t too. */
    METRIC;

    /** Sums of every sixteenth voxel are independent of each other and so added side by side. */
    private static final int LANES = 16;

    /**
     * Adds voxels {@code from} to {@code to}.
     *
     * @param sums common, |p|, |t|
     */
    void add(float[] p, float[] t, int from, int to, double[] sums) {
        double[][] lanes = new double[3][LANES];
        int whole = from + (to - from) / LANES * LANES;
        for (int at = from; at < whole; at += LANES) {
            lanes(p, t, at, LANES, lanes);
        }
        lanes(p, t, whole, to - whole, lanes);
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < LANES; j++) {
                sums[k] += lanes[k][j];
            }
        }
    }

    private void lanes(float[] p, float[] t, int at, int count, double[][] sums) {
        switch (this) {
            case LINEAR -> linear(p, t, at, count, sums[0], sums[1], sums[2]);
            case SQUARED -> squared(p, t, at, count, sums[0], sums[1], sums[2]);
            case METRIC -> metric(p, t, at, count, sums[0], sums[1], sums[2]);
        }
    }

    private static void linear(
            float[] p, float[] t, int at, int count, double[] common, double[] prediction, double[] target) {
        for (int j = 0; j < count; j++) {
            double a = p[at + j];
            double b = t[at + j];
            common[j] += a * b;
            prediction[j] += a;
            target[j] += b;
        }
    }

    private static void squared(
            float[] p, float[] t, int at, int count, double[] common, double[] prediction, double[] target) {
        for (int j = 0; j < count; j++) {
            double a = p[at + j];
            double b = t[at + j];
            common[j] += a * b;
            prediction[j] += a * a;
            target[j] += b * b;
        }
    }

    private static void metric(
            float[] p, float[] t, int at, int count, double[] common, double[] prediction, double[] target) {
        for (int j = 0; j < count; j++) {
            double a = p[at + j];
            double b = t[at + j];
            common[j] += 0.5 * (a + b - Math.abs(a - b));
            prediction[j] += a;
            target[j] += b;
        }
    }

    /**
     * Adds d value / d p, or with the sigmoid d value / d logit, of voxels {@code from} to {@code to}.
     *
     * @param slopes d value / d common and d value / d |p|
     */
    void slopes(float[] p, float[] t, int from, int to, double[] slopes, boolean throughSigmoid, float[] gradient) {
        float a = (float) slopes[0];
        float b = (float) slopes[1];
        switch (this) {
            case LINEAR -> slopes(p, t, from, to, new float[] {a, b, 0}, throughSigmoid, gradient);
            case SQUARED -> slopes(p, t, from, to, new float[] {a, 0, 2 * b}, throughSigmoid, gradient);
            case METRIC -> metricSlopes(p, t, from, to, new float[] {a, b}, throughSigmoid, gradient);
        }
    }

    /** {@code a·t + b + c·p}. */
    private static void slopes(
            float[] p, float[] t, int from, int to, float[] abc, boolean throughSigmoid, float[] gradient) {
        float a = abc[0];
        float b = abc[1];
        float c = abc[2];
        if (throughSigmoid) {
            for (int i = from; i < to; i++) {
                gradient[i] += (a * t[i] + b + c * p[i]) * (p[i] * (1 - p[i]));
            }
        } else {
            for (int i = from; i < to; i++) {
                gradient[i] += a * t[i] + b + c * p[i];
            }
        }
    }

    /** {@code b}, and {@code a} where p is below t, half of it where they are equal. */
    private static void metricSlopes(
            float[] p, float[] t, int from, int to, float[] ab, boolean throughSigmoid, float[] gradient) {
        float a = ab[0];
        float b = ab[1];
        for (int i = from; i < to; i++) {
            float share = p[i] < t[i] ? a : p[i] > t[i] ? 0 : 0.5f * a;
            gradient[i] += (b + share) * (throughSigmoid ? p[i] * (1 - p[i]) : 1);
        }
    }
}
