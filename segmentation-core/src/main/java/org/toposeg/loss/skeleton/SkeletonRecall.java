package org.toposeg.loss.skeleton;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Vectors;

/**
 * Minus the mean recall of the tubes around the target's skeletons.
 *
 * @param joint one skeleton of all foreground classes, of which each class takes its part
 * @param steps how often a skeleton is dilated
 * @param smooth added to numerator and denominator
 * @param batchTogether sums over the batch before the ratio is taken
 * @param absentIsPerfect counts a class without skeleton with recall 1; otherwise it is left out
 */
record SkeletonRecall(boolean joint, int steps, double smooth, boolean batchTogether, boolean absentIsPerfect)
        implements Loss {

    private static final double MIN = 1e-8;

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        int first = BatchMasks.firstClass(s, false);
        int classes = s.channels() - first;
        byte[][] tubes = tubes(batch, first, classes);
        double[][] sums = new double[tubes.length][2];
        Parallel.forEach(
                tubes.length, row -> sum(batch, s.offset(row / classes, first + row % classes), tubes[row], sums[row]));
        double[] slopes = new double[tubes.length];
        double value = mean(batch, classes, sums, slopes);
        if (gradient != null) {
            Parallel.forEach(tubes.length, row -> {
                int offset = s.offset(row / classes, first + row % classes);
                byte[] tube = tubes[row];
                float slope = (float) slopes[row];
                for (int v = 0; v < tube.length; v++) {
                    gradient[offset + v] += slope * tube[v];
                }
            });
        }
        return value;
    }

    private byte[][] tubes(LossBatch batch, int first, int classes) {
        Shape s = batch.shape();
        byte[][] shared = new byte[s.batch()][];
        boolean isShared = joint && classes > 1;
        if (isShared) {
            Parallel.forEach(s.batch(), n -> shared[n] = SkeletonTube.around(foreground(batch, n, first), s, steps));
        }
        byte[][] tubes = new byte[s.batch() * classes][];
        Parallel.forEach(tubes.length, row -> {
            int n = row / classes;
            byte[] label = BatchMasks.overHalf(batch, batch.target(), n, first + row % classes);
            byte[] tube = isShared ? shared[n] : SkeletonTube.around(label, s, steps);
            for (int v = 0; v < label.length; v++) {
                label[v] &= tube[v];
            }
            tubes[row] = label;
        });
        return tubes;
    }

    private static byte[] foreground(LossBatch batch, int n, int first) {
        byte[] all = BatchMasks.overHalf(batch, batch.target(), n, first);
        for (int c = first + 1; c < batch.shape().channels(); c++) {
            byte[] one = BatchMasks.overHalf(batch, batch.target(), n, c);
            for (int v = 0; v < all.length; v++) {
                all[v] |= one[v];
            }
        }
        return all;
    }

    private static void sum(LossBatch batch, int offset, byte[] tube, double[] sums) {
        double[] hits = new double[Vectors.RUN];
        int size = 0;
        for (int at = 0; at < tube.length; at += Vectors.RUN) {
            int count = Math.min(Vectors.RUN, tube.length - at);
            addHits(batch.prediction(), offset + at, tube, at, count, hits);
            size += size(tube, at, count);
        }
        for (double hit : hits) {
            sums[0] += hit;
        }
        sums[1] = size;
    }

    private static void addHits(float[] p, int first, byte[] tube, int at, int count, double[] hits) {
        for (int i = 0; i < count; i++) {
            hits[i] += p[first + i] * tube[at + i];
        }
    }

    private static int size(byte[] tube, int at, int count) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += tube[at + i];
        }
        return size;
    }

    /** @param slopes get the derivative of the value by each row's hits */
    private double mean(LossBatch batch, int classes, double[][] sums, double[] slopes) {
        int rows = batchTogether ? classes : sums.length;
        double[][] groups = new double[rows][2];
        for (int row = 0; row < sums.length; row++) {
            double weight = batchTogether ? batch.weight(row / classes) : 1;
            groups[row % rows][0] += weight * sums[row][0];
            groups[row % rows][1] += weight * sums[row][1];
        }
        int counted = 0;
        for (double[] group : groups) {
            counted += counts(group) ? 1 : 0;
        }
        double value = counted == 0 ? -1 : 0;
        for (int g = 0; g < rows; g++) {
            double factor = batchTogether ? 1 : batch.weight(g / classes);
            double denominator = Math.max(groups[g][1] + smooth, MIN);
            value -= counts(groups[g]) ? factor * (groups[g][0] + smooth) / denominator / counted : 0;
        }
        for (int row = 0; row < sums.length; row++) {
            double[] group = groups[row % rows];
            double denominator = Math.max(group[1] + smooth, MIN);
            slopes[row] = counts(group) ? -batch.weight(row / classes) / denominator / counted : 0;
        }
        return value;
    }

    private boolean counts(double[] group) {
        return absentIsPerfect || group[1] > 0;
    }
}
