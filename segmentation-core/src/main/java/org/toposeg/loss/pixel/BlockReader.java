package org.toposeg.loss.pixel;

import org.toposeg.loss.LossBatch;
import org.toposeg.loss.base.Vectors;

/**
 * Moves runs of voxels of a batch into blocks and their slopes back into the gradient. Row is the sample for softmax over
 * channels, and sample × channel where each channel is a problem of two classes.
 */
record BlockReader(LossBatch batch, boolean perChannel) {

    private static final double LEAST_LOG = -100;
    private static final double LEAST = 1e-12;

    int rows() {
        return batch.shape().batch() * (perChannel ? batch.shape().channels() : 1);
    }

    Block block() {
        return new Block(perChannel ? 2 : batch.shape().channels());
    }

    /** Voxels {@code from} to {@code to} of a row. */
    void read(Block block, int row, int from, int to) {
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
                softmax(block, first);
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

    /** With e = exp(-|x|): the less likely class has e/(1+e), and its logarithm is -|x| less than the other's. */
    private void sigmoid(Block b, int first) {
        double[] e = b.value;
        double[] log = b.factor;
        Vectors.expOfNegative(batch.prediction(), first, e, b.length);
        Vectors.logOfOnePlus(e, log, b.length);
        for (int i = 0; i < b.length; i++) {
            b.t[1][i] = batch.target()[first + i];
            b.t[0][i] = 1 - b.t[1][i];
        }
        logarithms(b, first, log);
        probabilities(b, first, e);
    }

    private void logarithms(Block b, int first, double[] log) {
        double[] log0 = b.logp[0];
        double[] log1 = b.logp[1];
        for (int i = 0; i < b.length; i++) {
            double x = batch.prediction()[first + i];
            double least = 0.5 * (x - Math.abs(x));
            log1[i] = least - log[i];
            log0[i] = least - x - log[i];
        }
    }

    /** The greater probability is 1/(1+e), the smaller one e times it, which keeps its digits. */
    private void probabilities(Block b, int first, double[] e) {
        double[] p0 = b.p[0];
        double[] p1 = b.p[1];
        for (int i = 0; i < b.length; i++) {
            p0[i] = 1 / (1 + e[i]);
        }
        for (int i = 0; i < b.length; i++) {
            e[i] *= p0[i];
        }
        for (int i = 0; i < b.length; i++) {
            double greater = p0[i];
            boolean background = batch.prediction()[first + i] < 0;
            p1[i] = background ? e[i] : greater;
            p0[i] = background ? greater : e[i];
        }
    }

    private void complement(Block b, int first) {
        for (int i = 0; i < b.length; i++) {
            b.p[1][i] = batch.prediction()[first + i];
            b.p[0][i] = 1 - b.p[1][i];
            b.logp[1][i] = Math.max(LEAST_LOG, Math.log(b.p[1][i]));
            b.logp[0][i] = Math.max(LEAST_LOG, Math.log(b.p[0][i]));
            b.t[1][i] = batch.target()[first + i];
            b.t[0][i] = 1 - b.t[1][i];
        }
    }

    private void target(Block b, int first) {
        int step = batch.shape().voxels();
        for (int c = 0; c < b.classes(); c++) {
            for (int i = 0; i < b.length; i++) {
                b.t[c][i] = batch.target()[first + c * step + i];
            }
        }
    }

    private void softmax(Block b, int first) {
        int step = batch.shape().voxels();
        for (int i = 0; i < b.length; i++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < b.classes(); c++) {
                greatest = Math.max(greatest, batch.prediction()[first + c * step + i]);
            }
            double sum = 0;
            for (int c = 0; c < b.classes(); c++) {
                double x = batch.prediction()[first + c * step + i] - greatest;
                b.logp[c][i] = x;
                b.p[c][i] = Math.exp(x);
                sum += b.p[c][i];
            }
            double log = Math.log(sum);
            for (int c = 0; c < b.classes(); c++) {
                b.logp[c][i] -= log;
                b.p[c][i] /= sum;
            }
        }
    }

    private void probabilities(Block b, int first) {
        int step = batch.shape().voxels();
        for (int c = 0; c < b.classes(); c++) {
            for (int i = 0; i < b.length; i++) {
                b.p[c][i] = batch.prediction()[first + c * step + i];
                b.logp[c][i] = Math.max(LEAST_LOG, Math.log(b.p[c][i]));
            }
        }
    }

    /** Adds factor × slope, chained to the prediction, for voxels from {@code from} on of a row. */
    void chain(Block block, int row, int from, float[] gradient) {
        int first = first(row) + from;
        if (batch.space() == LossBatch.Space.PROBABILITIES) {
            byProbability(block, first, gradient);
        } else if (perChannel) {
            for (int i = 0; i < block.length; i++) {
                double g = block.slope[1][i] * block.p[0][i] - block.slope[0][i] * block.p[1][i];
                gradient[first + i] += (float) (block.factor[i] * g);
            }
        } else {
            bySoftmax(block, first, gradient);
        }
    }

    private void byProbability(Block b, int first, float[] gradient) {
        int step = batch.shape().voxels();
        for (int c = perChannel ? 1 : 0; c < b.classes(); c++) {
            for (int i = 0; i < b.length; i++) {
                double g = b.slope[c][i] / Math.max(LEAST, b.p[c][i]);
                if (perChannel) {
                    g -= b.slope[0][i] / Math.max(LEAST, b.p[0][i]);
                }
                gradient[first + (perChannel ? 0 : c * step) + i] += (float) (b.factor[i] * g);
            }
        }
    }

    private void bySoftmax(Block b, int first, float[] gradient) {
        int step = batch.shape().voxels();
        double[] sum = b.value;
        for (int i = 0; i < b.length; i++) {
            double all = 0;
            for (int c = 0; c < b.classes(); c++) {
                all += b.slope[c][i];
            }
            sum[i] = all;
        }
        for (int c = 0; c < b.classes(); c++) {
            for (int i = 0; i < b.length; i++) {
                gradient[first + c * step + i] += (float) (b.factor[i] * (b.slope[c][i] - b.p[c][i] * sum[i]));
            }
        }
    }
}
