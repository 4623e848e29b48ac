package org.toposeg.loss.overlap;

import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.cardinality.ActiveClasses;
import org.toposeg.loss.cardinality.HardLabels;
import org.toposeg.loss.cardinality.OverlapScore;
import org.toposeg.loss.cardinality.Ratio;
import org.toposeg.loss.cardinality.Regions;

/**
 * The three means of fine-grained intersection over union: over classes of the batch (D), over images first by class (I)
 * and over classes first by image (C).
 */
record SemimetricScore(
        Ratio ratio,
        double byBatch,
        double byImage,
        double byClass,
        ActiveClasses active,
        double threshold,
        double[] classWeights)
        implements OverlapScore {

    @Override
    public double of(LossBatch batch, double[][] sums, double[][] gradients) {
        boolean[] present = present(batch);
        double value = byBatch > 0 ? batchMean(batch, sums, gradients, present) : 0;
        if (byImage > 0 || byClass > 0) {
            value += imageMeans(batch, sums, gradients, present);
        }
        return value;
    }

    private boolean[] present(LossBatch batch) {
        Shape s = batch.shape();
        boolean[] present = new boolean[s.batch() * s.channels()];
        boolean all = active == ActiveClasses.ALL || active == ActiveClasses.AUTO && !HardLabels.areAll(batch.target());
        for (int row = 0; row < present.length; row++) {
            present[row] = all || reaches(batch, row);
        }
        return present;
    }

    private boolean reaches(LossBatch batch, int row) {
        Shape s = batch.shape();
        for (int v = 0; v < s.voxels(); v++) {
            if (batch.target()[row * s.voxels() + v] > threshold && !batch.isIgnored(row / s.channels(), v)) {
                return true;
            }
        }
        return false;
    }

    private double batchMean(LossBatch batch, double[][] sums, double[][] gradients, boolean[] present) {
        int channels = batch.shape().channels();
        boolean[] counts = new boolean[channels];
        int classes = 0;
        for (int row = 0; row < present.length; row++) {
            classes += present[row] && !counts[row % channels] ? 1 : 0;
            counts[row % channels] |= present[row];
        }
        double value = 0;
        for (int c = 0; c < channels; c++) {
            if (counts[c]) {
                value += oneClass(batch, sums, gradients, c, byBatch * classWeight(c, channels) / classes);
            }
        }
        return value;
    }

    private double oneClass(LossBatch batch, double[][] sums, double[][] gradients, int c, double factor) {
        int channels = batch.shape().channels();
        double[] all = new double[3];
        for (int row = c; row < sums.length; row += channels) {
            for (int k = 0; k < 3; k++) {
                all[k] += batch.weight(row / channels) * sums[row][k];
            }
        }
        double[] slope = new double[2];
        double value = ratio.of(all[0], all[1], all[2], slope);
        for (int row = c; row < sums.length; row += channels) {
            for (int k = 0; k < 2; k++) {
                gradients[row][k] += factor * batch.weight(row / channels) * slope[k];
            }
        }
        return factor * value;
    }

    private double imageMeans(LossBatch batch, double[][] sums, double[][] gradients, boolean[] present) {
        double[] factors = new double[present.length];
        spread(batch, present, byImage, true, factors);
        spread(batch, present, byClass, false, factors);
        int channels = batch.shape().channels();
        double value = 0;
        for (int row = 0; row < present.length; row++) {
            if (factors[row] > 0) {
                double factor = factors[row] * batch.weight(row / channels) * classWeight(row % channels, channels);
                double[] slope = new double[2];
                value += factor * ratio.of(sums[row][0], sums[row][1], sums[row][2], slope);
                gradients[row][0] += factor * slope[0];
                gradients[row][1] += factor * slope[1];
            }
        }
        return value;
    }

    /** Adds the share of each present row in a mean over images of means over classes, or the other way round. */
    private static void spread(LossBatch batch, boolean[] present, double weight, boolean byImage, double[] factors) {
        int channels = batch.shape().channels();
        int[] inGroup = new int[byImage ? batch.shape().batch() : channels];
        int groups = 0;
        for (int row = 0; row < present.length; row++) {
            int group = byImage ? row / channels : row % channels;
            groups += present[row] && inGroup[group] == 0 ? 1 : 0;
            inGroup[group] += present[row] ? 1 : 0;
        }
        for (int row = 0; row < present.length; row++) {
            int group = byImage ? row / channels : row % channels;
            factors[row] += present[row] ? weight / groups / inGroup[group] : 0;
        }
    }

    private double classWeight(int c, int channels) {
        return Regions.classWeight(classWeights, c, channels);
    }
}
