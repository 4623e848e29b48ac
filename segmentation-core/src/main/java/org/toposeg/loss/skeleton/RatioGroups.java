package org.toposeg.loss.skeleton;

import java.util.function.ToDoubleBiFunction;
import org.toposeg.loss.LossBatch;

/**
 * Which channels of which samples are summed before a ratio is taken.
 *
 * @param samplesTogether sums over the batch; a sample counts as often as its weight says. Otherwise the mean over samples
 *     is taken, each times its weight
 * @param classesTogether sums over classes; otherwise the mean over classes is taken
 */
record RatioGroups(boolean samplesTogether, boolean classesTogether) {

    /**
     * The mean of a ratio over groups.
     *
     * @param sums of each row (class of a sample)
     * @param ratio of sums; puts its derivatives by them in place of the sums
     * @return value; {@code sums} then holds the derivatives of the value by each row's sums
     */
    double mean(LossBatch batch, int classes, double[][] sums, ToDoubleBiFunction<double[], double[]> ratio) {
        int samples = sums.length / classes;
        int sampleGroups = samplesTogether ? 1 : samples;
        int classGroups = classesTogether ? 1 : classes;
        double[][] groups = new double[sampleGroups * classGroups][sums[0].length];
        for (int row = 0; row < sums.length; row++) {
            double weight = samplesTogether ? batch.weight(row / classes) : 1;
            add(sums[row], weight, groups[group(row, classes)]);
        }
        double value = 0;
        double[][] slopes = new double[groups.length][sums[0].length];
        for (int g = 0; g < groups.length; g++) {
            double factor = samplesTogether ? 1 : batch.weight(g / classGroups);
            value += factor * ratio.applyAsDouble(groups[g], slopes[g]) / groups.length;
        }
        for (int row = 0; row < sums.length; row++) {
            double factor = batch.weight(row / classes) / groups.length;
            for (int k = 0; k < sums[row].length; k++) {
                sums[row][k] = factor * slopes[group(row, classes)][k];
            }
        }
        return value;
    }

    private int group(int row, int classes) {
        int sample = samplesTogether ? 0 : row / classes;
        return classesTogether ? sample : sample * classes + row % classes;
    }

    private static void add(double[] sums, double weight, double[] total) {
        for (int k = 0; k < sums.length; k++) {
            total[k] += weight * sums[k];
        }
    }
}
