package org.toposeg.loss.pixel;

import java.util.Arrays;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.base.Vectors;

/**
 * Moves runs of voxels of a batch into blocks and their slopes back into the gradient. Row is the sample for softmax over
 * channels, and sample × channel where each channel is a problem of two classes.
 */
record BlockReader(LossBatch batch, boolean perChannel) {

    private static final double MIN_LOG = -100;
    private static final double MIN = 1e-12;

    int rows() {
        return batch.shape().batch() * (perChannel ? batch.shape().channels() : 1);
    }

    VoxelBlock block() {
        return new VoxelBlock(perChannel ? 2 : batch.shape().channels());
    }

    /** Voxels {@code from} to {@code to} of a row. */
    void read(VoxelBlock block, int row, int from, int to) {
        block.length = to - from;
        int first = first(row) + from;
        boolean logits = batch.space() == LossBatch.Space.LOGITS;
        if (perChannel) {
            if (logits) {
                sigmoid(block, first);
            } else {
                complement(block, first);
            }
        } else {
            target(block, first);
            if (logits) {
                softmax(block, row, from);
            } else {
                probabilities(block, first);
            }
        }
    }

    private int first(int row) {
        return row * batch.shape().voxels() * (perChannel ? 1 : batch.shape().channels());
    }

    int sample(int row) {
        return perChannel ? row / batch.shape().channels() : row;
    }

    /**
     * With E = exp(-x): p1 = 1/(1+E) and p0 = E·p1, which keep their digits near 0; and -log p1 = log(1+e) - min(x,0) with
     * e = exp(-|x|), the lesser of E and 1/E.
     */
    private void sigmoid(VoxelBlock b, int first) {
        double[] e = b.value;
        double[] log = b.factor;
        b.exponentials.ofNegative(batch.prediction(), first, e, b.length);
        probabilities(e, b.p[0], b.p[1], log, b.length);
        Vectors.logOfOnePlus(log, log, b.length);
        widen(batch.target(), first, b.t[1], b.length);
        complement(b.t[1], b.t[0], b.length);
        logarithms(b, first, log);
    }

    /** @param lesser receives e */
    private static void probabilities(double[] e, double[] p0, double[] p1, double[] lesser, int count) {
        for (int i = 0; i < count; i++) {
            p1[i] = 1 / (1 + e[i]);
            lesser[i] = Math.min(e[i], 1 / e[i]);
        }
        for (int i = 0; i < count; i++) {
            p0[i] = e[i] * p1[i];
        }
    }

    private static void complement(double[] from, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = 1 - from[i];
        }
    }

    private void logarithms(VoxelBlock b, int first, double[] log) {
        double[] log0 = b.logp[0];
        double[] log1 = b.logp[1];
        for (int i = 0; i < b.length; i++) {
            double x = batch.prediction()[first + i];
            double least = 0.5 * (x - Math.abs(x));
            log1[i] = least - log[i];
            log0[i] = least - x - log[i];
        }
    }

    private void complement(VoxelBlock b, int first) {
        for (int i = 0; i < b.length; i++) {
            b.p[1][i] = batch.prediction()[first + i];
            b.p[0][i] = 1 - b.p[1][i];
            b.logp[1][i] = Math.max(MIN_LOG, Math.log(b.p[1][i]));
            b.logp[0][i] = Math.max(MIN_LOG, Math.log(b.p[0][i]));
            b.t[1][i] = batch.target()[first + i];
            b.t[0][i] = 1 - b.t[1][i];
        }
    }

    private void target(VoxelBlock b, int first) {
        int step = batch.shape().voxels();
        for (int c = 0; c < b.classes(); c++) {
            widen(batch.target(), first + c * step, b.t[c], b.length);
        }
    }

    private static void widen(float[] from, int first, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[first + i];
        }
    }

    /** With m the greatest logit: log p = x - m - log Σ exp(x - m), and p = exp(x - m) / Σ. */
    private void softmax(VoxelBlock b, int row, int from) {
        b.softmax.read(batch, row, from, b.length);
        double[] rest = b.softmax.rest();
        double[] log = b.factor;
        Vectors.logOfOnePlus(rest, b.classes() - 1.0, log, b.length);
        for (int i = 0; i < b.length; i++) {
            rest[i] = 1 / (1 + rest[i]);
        }
        for (int c = 0; c < b.classes(); c++) {
            int first = batch.shape().offset(row, c) + from;
            difference(batch.prediction(), first, b.softmax.greatest(), log, b.logp[c], b.length);
            product(b.softmax.exponentials(c), rest, b.p[c], b.length);
        }
    }

    /** The greatest logit goes first: added to the logarithm, it would swallow it from 1e16 on. */
    private static void difference(float[] x, int first, float[] greatest, double[] log, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = (double) x[first + i] - greatest[i] - log[i];
        }
    }

    private static void product(float[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private void probabilities(VoxelBlock b, int first) {
        int step = batch.shape().voxels();
        for (int c = 0; c < b.classes(); c++) {
            for (int i = 0; i < b.length; i++) {
                b.p[c][i] = batch.prediction()[first + c * step + i];
                b.logp[c][i] = Math.max(MIN_LOG, Math.log(b.p[c][i]));
            }
        }
    }

    /** Adds factor × slope, chained to the prediction, for voxels from {@code from} on of a row. */
    void chain(VoxelBlock block, int row, int from, float[] gradient) {
        int first = first(row) + from;
        if (batch.space() == LossBatch.Space.PROBABILITIES) {
            byProbability(block, first, gradient);
        } else if (perChannel) {
            bySigmoid(block.slope, block.p, block.factor, block.length, gradient, first);
        } else {
            bySoftmax(block, first, gradient);
        }
    }

    private static void bySigmoid(
            double[][] slope, double[][] p, double[] factor, int count, float[] gradient, int first) {
        double[] slope0 = slope[0];
        double[] slope1 = slope[1];
        double[] p0 = p[0];
        double[] p1 = p[1];
        for (int i = 0; i < count; i++) {
            gradient[first + i] += (float) (factor[i] * (slope1[i] * p0[i] - slope0[i] * p1[i]));
        }
    }

    private void byProbability(VoxelBlock b, int first, float[] gradient) {
        int step = batch.shape().voxels();
        for (int c = perChannel ? 1 : 0; c < b.classes(); c++) {
            for (int i = 0; i < b.length; i++) {
                double g = b.slope[c][i] / Math.max(MIN, b.p[c][i]);
                if (perChannel) {
                    g -= b.slope[0][i] / Math.max(MIN, b.p[0][i]);
                }
                gradient[first + (perChannel ? 0 : c * step) + i] += (float) (b.factor[i] * g);
            }
        }
    }

    private void bySoftmax(VoxelBlock b, int first, float[] gradient) {
        int step = batch.shape().voxels();
        double[] sum = b.value;
        Arrays.fill(sum, 0, b.length, 0);
        for (int c = 0; c < b.classes(); c++) {
            Vectors.add(b.slope[c], sum, b.length);
        }
        for (int c = 0; c < b.classes(); c++) {
            bySoftmax(b.slope[c], b.p[c], sum, b.factor, b.length, gradient, first + c * step);
        }
    }

    private static void bySoftmax(
            double[] slope, double[] p, double[] sum, double[] factor, int count, float[] gradient, int first) {
        for (int i = 0; i < count; i++) {
            gradient[first + i] += (float) (factor[i] * (slope[i] - p[i] * sum[i]));
        }
    }
}
