package org.toposeg.loss.projection;

import org.jspecify.annotations.Nullable;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.base.Parallel;

/**
 * Projects one sample along rays. Ignored voxels take no part; a ray of ignored voxels only is ignored. The background of
 * several channels is projected the other way (least for most), so that one-hot labels stay one-hot: a ray is background only
 * if all its voxels are.
 *
 * @param mode what a ray is projected to
 */
record Projector(Mode mode, Rays rays) {

    enum Mode {
        MAX,
        MEAN,
        MIN
    }

    /** The image's ignore mask, or null if there is none. */
    byte @Nullable [] ignored(LossBatch batch, int n) {
        if (batch.ignore() == null) {
            return null;
        }
        int start = n * batch.shape().voxels();
        byte[] out = new byte[rays.number()];
        for (int ray = 0; ray < out.length; ray++) {
            boolean all = true;
            for (int k = 0, v = rays.first(ray); k < rays.count(); k++, v += rays.stride()) {
                all &= batch.ignore()[start + v] != 0;
            }
            out[ray] = (byte) (all ? 1 : 0);
        }
        return out;
    }

    /** All channels of sample n of values laid out as the prediction. */
    float[] project(LossBatch batch, float[] values, int n) {
        int channels = batch.shape().channels();
        float[] out = new float[channels * rays.number()];
        Parallel.forEach(channels, c -> projection(c, channels).project(batch, values, n, c, out, c * rays.number()));
        return out;
    }

    /**
     * Carries a gradient back.
     *
     * @param projected what {@link #project} gave for the prediction
     * @param byProjected gradient by it
     */
    void backward(LossBatch batch, int n, float[] projected, float[] byProjected, float[] gradient) {
        int channels = batch.shape().channels();
        Parallel.forEach(
                channels,
                c -> projection(c, channels)
                        .backward(batch, n, c, projected, byProjected, c * rays.number(), gradient));
    }

    private Projection projection(int c, int channels) {
        boolean background = c == 0 && channels > 1;
        return mode == Mode.MEAN
                ? new MeanProjection(rays)
                : new ExtremumProjection(rays, (mode == Mode.MAX) == background ? -1 : 1);
    }
}
