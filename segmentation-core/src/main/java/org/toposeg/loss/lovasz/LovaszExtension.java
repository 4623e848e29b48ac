package org.toposeg.loss.lovasz;

import java.util.Arrays;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.cardinality.HardLabels;

/**
 * The Lovász extension of the Jaccard loss of one class: errors, sorted from great to small, times the discrete gradient
 * of the Jaccard index along that order, which is a constant for the gradient.
 */
final class LovaszExtension {

    /** How wrong a voxel is, at least 0, and d error / d prediction. */
    interface ErrorOf {
        double error(double prediction, double target);

        double derivative(double prediction, double target);
    }

    private final LossBatch batch;
    private final ErrorOf errors;
    private final int channel;
    /** Places in the prediction of the voxels that count. */
    private final int[] places;

    /** The voxels of a channel of the samples {@code from} to {@code to}. */
    LovaszExtension(LossBatch batch, ErrorOf errors, int channel, int from, int to) {
        this.batch = batch;
        this.errors = errors;
        this.channel = channel;
        this.places = places(from, to);
    }

    private int[] places(int from, int to) {
        Shape s = batch.shape();
        int[] all = new int[(to - from) * s.voxels()];
        int count = 0;
        for (int n = from; n < to; n++) {
            for (int v = 0; v < s.voxels(); v++) {
                if (!batch.isIgnored(n, v)) {
                    all[count++] = s.offset(n, channel) + v;
                }
            }
        }
        return count == all.length ? all : Arrays.copyOf(all, count);
    }

    boolean isPresent() {
        for (int place : places) {
            if (batch.target()[place] == 1) {
                return true;
            }
        }
        return false;
    }

    /** @param factor of value and gradient */
    double evaluate(double factor, float[] gradient) {
        float[] error = new float[places.length];
        double foreground = 0;
        for (int i = 0; i < error.length; i++) {
            double t = batch.target()[places[i]];
            error[i] = (float) errors.error(batch.prediction()[places[i]], t);
            foreground += t == 1 ? weight(places[i]) : 0;
        }
        return walk(DescendingOrder.descending(error), foreground, factor, gradient);
    }

    private double walk(int[] order, double foreground, double factor, float[] gradient) {
        double intersection = foreground;
        double union = foreground;
        double before = 0;
        double sum = 0;
        for (int i : order) {
            double p = batch.prediction()[places[i]];
            double t = batch.target()[places[i]];
            intersection -= t == 1 ? weight(places[i]) : 0;
            union += t == 1 ? 0 : weight(places[i]);
            double jaccard = union == 0 ? 0 : 1 - intersection / union;
            double step = factor * (jaccard - before);
            before = jaccard;
            sum += step * errors.error(p, t);
            if (gradient != null) {
                gradient[places[i]] += (float) (step * errors.derivative(p, t));
            }
        }
        return sum;
    }

    private double weight(int place) {
        return batch.sampleWeights() == null
                ? 1
                : batch.weight(place / (batch.shape().channels() * batch.shape().voxels()));
    }

    /** @throws IllegalArgumentException if a target is neither 0 nor 1 */
    static void requireHard(LossBatch batch, String loss) {
        for (float t : HardLabels.areAll(batch.target()) ? new float[0] : batch.target()) {
            if (t != 0 && t != 1) {
                throw new IllegalArgumentException("loss " + loss + " is defined for labels 0 and 1 only, got " + t
                        + "; take jaccard_metric for soft labels.");
            }
        }
    }
}
