package org.toposeg.loss.base;

import org.toposeg.loss.LossBatch;

/** The softmax of runs of voxels of one sample. Of use to one thread at a time. */
public final class SoftmaxRun {

    private final Exponentials exponentials = new Exponentials();
    private final float[][] e;
    private final float[] greatest = new float[Vectors.RUN];
    private final double[] rest = new double[Vectors.RUN];

    public SoftmaxRun(int channels) {
        e = new float[channels][Vectors.RUN];
    }

    /**
     * Reads logits of sample n from voxel {@code at} on.
     *
     * @param count at most {@link Vectors#RUN}
     */
    public void read(LossBatch batch, int n, int at, int count) {
        for (int c = 0; c < e.length; c++) {
            System.arraycopy(batch.prediction(), batch.shape().offset(n, c) + at, e[c], 0, count);
        }
        System.arraycopy(e[0], 0, greatest, 0, count);
        for (int c = 1; c < e.length; c++) {
            raise(greatest, e[c], count);
        }
        for (int i = 0; i < count; i++) {
            rest[i] = -1;
        }
        for (float[] own : e) {
            lower(own, greatest, count);
            exponentials.exp(own, count);
            add(own, rest, count);
        }
    }

    private static void raise(float[] greatest, float[] x, int count) {
        for (int i = 0; i < count; i++) {
            greatest[i] = Math.max(greatest[i], x[i]);
        }
    }

    private static void lower(float[] x, float[] greatest, int count) {
        for (int i = 0; i < count; i++) {
            x[i] -= greatest[i];
        }
    }

    private static void add(float[] x, double[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += x[i];
        }
    }

    /** By channel and voxel: exp(x - m), m the voxel's greatest logit. */
    public float[] exponentials(int c) {
        return e[c];
    }

    /** By voxel: m. */
    public float[] greatest() {
        return greatest;
    }

    /** By voxel: the sum over channels of exp(x - m) less the 1 of the greatest, which keeps the digits of the others. */
    public double[] rest() {
        return rest;
    }

    /** Writes the probabilities of the voxels that were read. */
    void store(LossBatch batch, int n, int at, int count, float[] p) {
        for (int i = 0; i < count; i++) {
            rest[i] = 1 / (1 + rest[i]);
        }
        for (int c = 0; c < e.length; c++) {
            scale(e[c], rest, p, batch.shape().offset(n, c) + at, count);
        }
    }

    private static void scale(float[] x, double[] factor, float[] p, int at, int count) {
        for (int i = 0; i < count; i++) {
            x[i] *= (float) factor[i];
        }
        System.arraycopy(x, 0, p, at, count);
    }
}
