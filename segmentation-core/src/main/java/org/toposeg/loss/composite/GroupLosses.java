package org.toposeg.loss.composite;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Parallel;
import org.toposeg.loss.base.Vectors;

/** Dice losses with squared denominators of the groups of a batch of probabilities, and weights made of them. */
final class GroupLosses {

    private final LossBatch batch;
    private final double smooth;
    /** By sample and channel: Σpt, Σp², Σt², each with the sample's weight. */
    private final double[][] sums;
    /** The sum over classes of the Dice loss of each group. */
    private final Map<Integer, Double> losses = new TreeMap<>();

    /** Where a voxel is ignored, prediction and target count as 0. */
    GroupLosses(LossBatch given, double smooth) {
        this.batch = given.with(
                given.shape(),
                BatchMasks.withoutIgnored(given, given.prediction()),
                BatchMasks.withoutIgnored(given, given.target()),
                given.ignore());
        this.smooth = smooth;
        Shape s = batch.shape();
        this.sums = Parallel.sumRows(s.batch() * s.channels(), s.voxels(), 3, this::add);
        for (int n = 0; n < s.batch(); n++) {
            losses.computeIfAbsent(group(n), this::loss);
        }
    }

    private int group(int n) {
        return batch.groups() == null ? 0 : batch.groups()[n];
    }

    private void add(int row, int from, int to, double[] out) {
        int n = row / batch.shape().channels();
        double[][] sums = new double[3][Vectors.RUN];
        for (int at = from; at < to; at += Vectors.RUN) {
            int count = Math.min(Vectors.RUN, to - at);
            int first = row * batch.shape().voxels() + at;
            products(batch.prediction(), batch.target(), first, sums[0], count);
            products(batch.prediction(), batch.prediction(), first, sums[1], count);
            products(batch.target(), batch.target(), first, sums[2], count);
        }
        for (int k = 0; k < sums.length; k++) {
            out[k] += batch.weight(n) * Arrays.stream(sums[k]).sum();
        }
    }

    private static void products(float[] a, float[] b, int first, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += (double) a[first + i] * b[first + i];
        }
    }

    private double loss(int group) {
        double sum = 0;
        for (int c = 0; c < batch.shape().channels(); c++) {
            double[] all = new double[3];
            for (int n = 0; n < batch.shape().batch(); n++) {
                for (int k = 0; k < 3 && group(n) == group; k++) {
                    all[k] += sums[n * batch.shape().channels() + c][k];
                }
            }
            sum += 1 - ratio(all);
        }
        return sum;
    }

    private double ratio(double[] all) {
        double below = all[1] + all[2] + smooth;
        return below == 0 ? 1 : (2 * all[0] + smooth) / below;
    }

    /** By sample: l_g^γ, with mean 1 over the groups. */
    float[] sampleWeights(double gamma) {
        double sum =
                losses.values().stream().mapToDouble(l -> Math.pow(l, gamma)).sum();
        float[] weights = new float[batch.shape().batch()];
        for (int n = 0; n < weights.length; n++) {
            double own = sum == 0 ? 1 : losses.size() * Math.pow(losses.get(group(n)), gamma) / sum;
            weights[n] = (float) (batch.weight(n) * own);
        }
        return weights;
    }

    /** By sample: tanh((least / l_g)^γ), 1 in place of 0/0. */
    private double[] scales(double gamma, int groups) {
        double least = groups > losses.size()
                ? 0
                : losses.values().stream().mapToDouble(l -> l).min().orElse(0);
        double[] scales = new double[batch.shape().batch()];
        for (int n = 0; n < scales.length; n++) {
            double own = losses.get(group(n));
            scales[n] = Math.tanh(Math.pow(own == 0 ? 1 : least / own, gamma));
        }
        return scales;
    }

    /** The mean over classes of the Dice loss of the whole batch with scaled predictions; the scales are constants. */
    double scaled(double gamma, int groups, float[] gradient) {
        Shape s = batch.shape();
        double[] scales = scales(gamma, groups);
        double[][] all = new double[s.channels()][3];
        for (int row = 0; row < sums.length; row++) {
            double w = scales[row / s.channels()];
            all[row % s.channels()][0] += w * sums[row][0];
            all[row % s.channels()][1] += w * w * sums[row][1];
            all[row % s.channels()][2] += sums[row][2];
        }
        if (gradient != null) {
            Parallel.forRows(
                    sums.length,
                    s.voxels(),
                    (row, from, to) ->
                            slope(all[row % s.channels()], scales[row / s.channels()], row, from, to, gradient));
        }
        return Arrays.stream(all).mapToDouble(a -> 1 - ratio(a)).sum() / s.channels();
    }

    private void slope(double[] all, double w, int row, int from, int to, float[] gradient) {
        int n = row / batch.shape().channels();
        double below = all[1] + all[2] + smooth;
        double factor =
                below == 0 ? 0 : batch.weight(n) * w / below / batch.shape().channels();
        double ratio = ratio(all);
        int first = row * batch.shape().voxels();
        float byTarget = (float) (-2 * factor);
        float byPrediction = (float) (2 * factor * ratio * w);
        float[] p = batch.prediction();
        float[] t = batch.target();
        // Both are 0 where a voxel is ignored.
        for (int i = first + from; i < first + to; i++) {
            gradient[i] += byTarget * t[i] + byPrediction * p[i];
        }
    }
}
