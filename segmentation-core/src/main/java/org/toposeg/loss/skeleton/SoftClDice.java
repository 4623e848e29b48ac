package org.toposeg.loss.skeleton;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.ClassChannels;
import org.toposeg.loss.base.Parallel;

/**
 * (1 − alpha)·(1 − Dice) + alpha·(1 − clDice), with the centre lines of soft skeletons.
 *
 * @param iterations of the soft skeleton
 * @param smooth added to numerators and denominators
 * @param alpha share of clDice
 * @param firstChannel -1 for the first foreground channel
 * @param groups what is summed before ratios are taken
 */
record SoftClDice(int iterations, double smooth, double alpha, int firstChannel, RatioGroups groups) implements Loss {

    /** Places of the sums Σ S(p)t, Σ S(p), Σ S(t)p, Σ S(t), Σ pt, Σ p, Σ t. */
    private static final int HIT = 0;

    private static final int LINE = 1;
    private static final int COVERED = 2;
    private static final int TARGET_LINE = 3;
    private static final int OVERLAP = 4;
    private static final int VOLUME = 5;
    private static final int TARGET_VOLUME = 6;

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        Shape s = batch.shape();
        int first = firstChannel < 0 ? BatchMasks.firstClass(s, false) : firstChannel;
        if (first >= s.channels()) {
            return 0;
        }
        ClassChannels p = ClassChannels.of(batch, batch.prediction(), first);
        ClassChannels t = ClassChannels.of(batch, batch.target(), first);
        SoftSkeleton line = skeleton(p, gradient != null);
        SoftSkeleton targetLine = skeleton(t, false);
        double[][] sums = Parallel.sumRows(p.rows(), s.voxels(), 7, (row, from, to, sum) -> {
            int start = p.start(row);
            sum(p.values(), t.values(), line, targetLine, start + from, start + to, sum);
        });
        double value = groups.mean(batch, p.classes(), sums, this::ratio);
        if (gradient != null) {
            backward(batch, p, t, line, targetLine, sums, gradient);
        }
        return value;
    }

    private SoftSkeleton skeleton(ClassChannels channels, boolean keep) {
        Shape s = channels.shape();
        return new SoftSkeleton(channels.values(), s.depth(), s.height(), s.width(), iterations, keep);
    }

    private static void sum(
            float[] p, float[] t, SoftSkeleton line, SoftSkeleton targetLine, int from, int to, double[] sum) {
        double[] own = new double[7];
        for (int i = from; i < to; i++) {
            double skeleton = line.at(i);
            double targetSkeleton = targetLine.at(i);
            own[HIT] += skeleton * t[i];
            own[LINE] += skeleton;
            own[COVERED] += targetSkeleton * p[i];
            own[TARGET_LINE] += targetSkeleton;
            own[OVERLAP] += (double) p[i] * t[i];
            own[VOLUME] += p[i];
            own[TARGET_VOLUME] += t[i];
        }
        for (int k = 0; k < own.length; k++) {
            sum[k] += own[k];
        }
    }

    private double ratio(double[] sums, double[] slopes) {
        double centreLines = TwoRatios.harmonic(sums, smooth, -alpha, slopes);
        double volumes = sums[VOLUME] + sums[TARGET_VOLUME] + smooth;
        double dice = volumes == 0 ? 1 : (2 * sums[OVERLAP] + smooth) / volumes;
        slopes[OVERLAP] = volumes == 0 ? 0 : -2 * (1 - alpha) / volumes;
        slopes[VOLUME] = volumes == 0 ? 0 : (1 - alpha) * dice / volumes;
        return (1 - alpha) * (1 - dice) + alpha * (1 - centreLines);
    }

    private static void backward(
            LossBatch batch,
            ClassChannels p,
            ClassChannels t,
            SoftSkeleton line,
            SoftSkeleton targetLine,
            double[][] slopes,
            float[] gradient) {
        int voxels = p.shape().voxels();
        float[] upstream = new float[p.values().length];
        Parallel.forRows(p.rows(), voxels, (row, from, to) -> {
            int start = p.start(row);
            double hit = slopes[row][HIT];
            double all = slopes[row][LINE];
            for (int i = start + from; i < start + to; i++) {
                upstream[i] = (float) (hit * t.values()[i] + all);
            }
        });
        float[] byLine = line.backward(upstream);
        Parallel.forRows(p.rows(), voxels, (row, from, to) -> {
            double[] slope = slopes[row];
            int start = p.start(row);
            int offset = p.offset(row);
            for (int v = from; v < to; v++) {
                int i = start + v;
                double direct = slope[COVERED] * targetLine.at(i) + slope[OVERLAP] * t.values()[i] + slope[VOLUME];
                if (!batch.isIgnored(p.sample(row), v)) {
                    gradient[offset + v] += (float) (byLine[i] + direct);
                }
            }
        });
    }
}
