package org.toposeg.loss.cardinality;

import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;

/**
 * The mean of a ratio over regions: what is summed before the ratio is taken.
 *
 * @param foregroundOnly leaves channel 0 out if there are several
 */
public record Regions(Ratio ratio, Grouping grouping, boolean foregroundOnly, double[] classWeights)
        implements OverlapScore {

    public enum Grouping {
        /** A region for each class of each sample. */
        SAMPLE,
        /** A region for each class, summed over the batch. */
        BATCH,
        /** One region: all classes of all samples. */
        ALL
    }

    @Override
    public double of(LossBatch batch, double[][] sums, double[][] gradients) {
        Shape s = batch.shape();
        int first = foregroundOnly && s.channels() > 1 ? 1 : 0;
        return switch (grouping) {
            case SAMPLE -> samples(batch, sums, gradients, first);
            case BATCH -> classes(batch, sums, gradients, first);
            case ALL -> region(batch, sums, gradients, first, s.channels(), 1);
        };
    }

    private double samples(LossBatch batch, double[][] sums, double[][] gradients, int first) {
        Shape s = batch.shape();
        int regions = s.batch() * (s.channels() - first);
        double value = 0;
        for (int n = 0; n < s.batch(); n++) {
            for (int c = first; c < s.channels(); c++) {
                int row = n * s.channels() + c;
                double factor = batch.weight(n) * classWeight(classWeights, c, s.channels()) / regions;
                value += factor * ratio.of(sums[row][0], sums[row][1], sums[row][2], gradients[row]);
                gradients[row][0] *= factor;
                gradients[row][1] *= factor;
            }
        }
        return value;
    }

    private double classes(LossBatch batch, double[][] sums, double[][] gradients, int first) {
        int channels = batch.shape().channels();
        double value = 0;
        for (int c = first; c < channels; c++) {
            value += region(
                    batch, sums, gradients, c, c + 1, classWeight(classWeights, c, channels) / (channels - first));
        }
        return value;
    }

    /** One region of the channels {@code from} to {@code to}, in which a sample counts as often as its weight says. */
    private double region(LossBatch batch, double[][] sums, double[][] gradients, int from, int to, double factor) {
        int channels = batch.shape().channels();
        double[] all = new double[3];
        for (int row = 0; row < sums.length; row++) {
            for (int k = 0; k < 3 && row % channels >= from && row % channels < to; k++) {
                all[k] += batch.weight(row / channels) * sums[row][k];
            }
        }
        double[] own = new double[2];
        double value = ratio.of(all[0], all[1], all[2], own);
        for (int row = 0; row < sums.length; row++) {
            for (int k = 0; k < 2 && row % channels >= from && row % channels < to; k++) {
                gradients[row][k] = factor * batch.weight(row / channels) * own[k];
            }
        }
        return factor * value;
    }

    public static double classWeight(double[] weights, int c, int channels) {
        if (weights.length != 0 && weights.length != channels) {
            throw new IllegalArgumentException("class_weights names " + weights.length + " weights for " + channels
                    + " channels; give one for each.");
        }
        return weights.length == 0 ? 1 : weights[c];
    }
}
