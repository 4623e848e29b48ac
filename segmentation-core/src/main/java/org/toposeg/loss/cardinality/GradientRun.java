package org.toposeg.loss.cardinality;

import java.util.Arrays;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Vectors;

/** Gradients of overlaps of runs of voxels. Of use to one thread at a time. */
public final class GradientRun {

    private final Cardinality cardinality;
    private final LossBatch batch;
    private final double[][] gradients;
    private final boolean logits;
    /** By channel and place in the run: d value / d p. */
    private final double[][] byProbability;

    private final double[] mean = new double[Vectors.RUN];

    /**
     * @param batch of probabilities
     * @param gradients by sample and channel: d value / d common and d value / d |p|
     * @param logits whether gradients are by the logits that the probabilities are of
     */
    public GradientRun(Cardinality cardinality, LossBatch batch, double[][] gradients, boolean logits) {
        this.cardinality = cardinality;
        this.batch = batch;
        this.gradients = gradients;
        this.logits = logits;
        this.byProbability = new double[batch.shape().channels()][Vectors.RUN];
    }

    /** Adds the gradient of {@code count} voxels of sample n from voxel {@code at} on. */
    public void add(int n, int at, int count, float[] gradient) {
        Shape s = batch.shape();
        if (logits && s.channels() == 1 && batch.ignore() == null) {
            int first = s.offset(n, 0) + at;
            cardinality.throughSigmoid(
                    batch.prediction(), batch.target(), first, first + count, gradients[n], gradient);
            return;
        }
        for (int c = 0; c < s.channels(); c++) {
            double[] own = byProbability[c];
            cardinality.gradients(
                    batch.prediction(),
                    batch.target(),
                    s.offset(n, c) + at,
                    count,
                    gradients[n * s.channels() + c],
                    own);
            for (int i = 0; i < count && batch.ignore() != null; i++) {
                own[i] = batch.isIgnored(n, at + i) ? 0 : own[i];
            }
        }
        if (logits && s.channels() > 1) {
            mean(n, at, count);
        }
        for (int c = 0; c < s.channels(); c++) {
            add(byProbability[c], s.offset(n, c) + at, count, gradient);
        }
    }

    /** Σ_c p_c·g_c, where softmax lets a voxel's probabilities take from each other. */
    private void mean(int n, int at, int count) {
        Arrays.fill(mean, 0, count, 0);
        for (int c = 0; c < byProbability.length; c++) {
            addProducts(batch.prediction(), batch.shape().offset(n, c) + at, byProbability[c], mean, count);
        }
    }

    private static void addProducts(float[] p, int first, double[] g, double[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += p[first + i] * g[i];
        }
    }

    private void add(double[] g, int first, int count, float[] gradient) {
        float[] p = batch.prediction();
        if (!logits) {
            for (int i = 0; i < count; i++) {
                gradient[first + i] += (float) g[i];
            }
        } else if (byProbability.length == 1) {
            for (int i = 0; i < count; i++) {
                gradient[first + i] += (float) g[i] * (p[first + i] * (1 - p[first + i]));
            }
        } else {
            for (int i = 0; i < count; i++) {
                gradient[first + i] += p[first + i] * (float) (g[i] - mean[i]);
            }
        }
    }
}
