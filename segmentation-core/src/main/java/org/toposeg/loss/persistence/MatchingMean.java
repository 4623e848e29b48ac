package org.toposeg.loss.persistence;

import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.Parallel;
import org.toposeg.topology.matching.BettiMatching;
import org.toposeg.topology.matching.BettiMatchingOptions;
import org.toposeg.topology.matching.BettiMatchingResult;
import org.toposeg.volume.Size;

/**
 * The mean over samples and classes of the Betti matching loss; samples and classes run in parallel. An ignored voxel has
 * probability 0 in prediction and target and no gradient.
 *
 * @param background whether channel 0 counts beside others
 */
record MatchingMean(BettiMatchingOptions options, boolean background) implements Loss {

    @Override
    public double evaluate(LossBatch batch, float[] gradient) {
        int channels = batch.shape().channels();
        int first = background || channels == 1 ? 0 : 1;
        int classes = channels - first;
        int instances = batch.shape().batch() * classes;
        return Parallel.sum(
                instances, i -> instance(batch, gradient, i / classes, first + i % classes, 1.0 / instances));
    }

    private double instance(LossBatch batch, float[] gradient, int n, int c, double share) {
        Shape s = batch.shape();
        BettiMatchingResult result = BettiMatching.match(
                channel(batch, batch.prediction(), n, c),
                channel(batch, batch.target(), n, c),
                new Size(s.width(), s.height(), s.depth()),
                options);
        double factor = share * batch.weight(n);
        if (gradient == null) {
            return factor * result.loss();
        }
        float[] own = new float[s.voxels()];
        double loss = result.addGradient(own, factor);
        int offset = s.offset(n, c);
        for (int v = 0; v < own.length; v++) {
            gradient[offset + v] += batch.isIgnored(n, v) ? 0 : own[v];
        }
        return factor * loss;
    }

    private static float[] channel(LossBatch batch, float[] values, int n, int c) {
        Shape s = batch.shape();
        float[] channel = new float[s.voxels()];
        System.arraycopy(values, s.offset(n, c), channel, 0, channel.length);
        if (batch.ignore() != null) {
            for (int v = 0; v < channel.length; v++) {
                channel[v] = batch.isIgnored(n, v) ? 0 : channel[v];
            }
        }
        return channel;
    }
}
