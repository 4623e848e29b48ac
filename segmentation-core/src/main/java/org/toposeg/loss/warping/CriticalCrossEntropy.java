package org.toposeg.loss.warping;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Parallel;

/**
 * Cross-entropy of the voxels where warping prediction and target towards each other gets stuck, on logits.
 *
 * @param hu Hu's test, order and scale: all other voxels enter the mean as undecided, which is then multiplied by the number of
 *     critical ones
 */
record CriticalCrossEntropy(boolean hu) implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        byte[][] critical = new byte[s.batch()][];
        Parallel.forEach(s.batch(), n -> critical[n] = critical(batch, n));
        int count = 0;
        for (byte[] mask : critical) {
            for (byte c : mask) {
                count += c;
            }
        }
        double voxels = BatchMasks.counted(batch);
        double scale = count == 0 ? 0 : (hu ? count : 1) / voxels;
        double idle = hu ? scale * (voxels - count) * Math.log(Math.max(2, s.channels())) : 0;
        return idle
                + Parallel.sum(s.batch(), n -> {
                    double value = 0;
                    for (int v = 0; v < s.voxels(); v++) {
                        value += critical[n][v] == 0 ? 0 : voxel(batch, n, v, scale * batch.weight(n), gradient);
                    }
                    return value;
                });
    }

    private byte[] critical(LossBatch batch, int n) {
        Shape s = batch.shape();
        byte[] critical = new byte[s.voxels()];
        Warping warping = new Warping(s, hu);
        for (int c = BatchMasks.firstClass(s, false); c < s.channels(); c++) {
            byte[] p = decided(batch, n, c);
            byte[] t = BatchMasks.overHalf(batch, batch.target(), n, c);
            byte[] warpedT = warping.warp(t, p);
            byte[] warpedP = warping.warp(p, t);
            for (int v = 0; v < critical.length; v++) {
                critical[v] |= (byte) (!batch.isIgnored(n, v) && (p[v] != warpedT[v] || t[v] != warpedP[v]) ? 1 : 0);
            }
        }
        return critical;
    }

    private static byte[] decided(LossBatch batch, int n, int c) {
        Shape s = batch.shape();
        if (s.channels() > 1) {
            return BatchMasks.largest(batch, batch.prediction(), n, c);
        }
        byte[] mask = new byte[s.voxels()];
        for (int v = 0; v < mask.length; v++) {
            mask[v] = (byte) (batch.prediction()[s.offset(n, c) + v] > 0 && !batch.isIgnored(n, v) ? 1 : 0);
        }
        return mask;
    }

    /** One channel is taken as the second of two whose first is 0. */
    private static double voxel(LossBatch batch, int n, int v, double factor, float[] gradient) {
        Shape s = batch.shape();
        float[] x = batch.prediction();
        boolean single = s.channels() == 1;
        double greatest = single ? 0 : Double.NEGATIVE_INFINITY;
        double labels = 0;
        for (int c = 0; c < s.channels(); c++) {
            greatest = Math.max(greatest, x[s.offset(n, c) + v]);
            labels += batch.target()[s.offset(n, c) + v];
        }
        labels = single ? 1 : labels;
        double sum = single ? Math.exp(-greatest) : 0;
        for (int c = 0; c < s.channels(); c++) {
            sum += Math.exp(x[s.offset(n, c) + v] - greatest);
        }
        double value = labels * (greatest + Math.log(sum));
        for (int c = 0; c < s.channels(); c++) {
            int i = s.offset(n, c) + v;
            value -= batch.target()[i] * (double) x[i];
            if (gradient != null) {
                gradient[i] += (float) (factor * (labels * Math.exp(x[i] - greatest) / sum - batch.target()[i]));
            }
        }
        return factor * value;
    }
}
