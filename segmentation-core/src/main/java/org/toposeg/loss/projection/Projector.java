package org.toposeg.loss.projection;

import java.util.Arrays;
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

    /** Voxels that are worth handing over to another thread. */
    private static final int PART = 1 << 14;

    /** Rays side by side that are worth it: a line of the cache. */
    private static final int LEAST = 16;

    enum Mode {
        MAX,
        MEAN,
        MIN
    }

    /** The image's ignore mask, or null if there is none. */
    byte[] ignored(LossBatch batch, int n) {
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
        Parallel.forEach(channels, c -> project(batch, values, n, c, out));
        return out;
    }

    private void project(LossBatch batch, float[] values, int n, int c, float[] out) {
        Mode of = mode(batch, c);
        int offset = batch.shape().offset(n, c);
        int at = c * rays.number();
        if (of == Mode.MEAN) {
            double[] sums = new double[rays.number()];
            int[] counts = new int[rays.number()];
            walk((v, ray, step, length) -> {
                for (int i = 0; i < length; i++, ray += step) {
                    if (!batch.isIgnored(n, v + i)) {
                        sums[ray] += values[offset + v + i];
                        counts[ray]++;
                    }
                }
            });
            for (int ray = 0; ray < sums.length; ray++) {
                out[at + ray] = counts[ray] == 0 ? 0 : (float) (sums[ray] / counts[ray]);
            }
        } else {
            extreme(batch, values, n, c, of == Mode.MAX ? 1 : -1, out);
        }
    }

    private void extreme(LossBatch batch, float[] values, int n, int c, int sign, float[] out) {
        int offset = batch.shape().offset(n, c);
        int at = c * rays.number();
        float[] most = new float[rays.number()];
        Arrays.fill(most, Float.NEGATIVE_INFINITY);
        walk((v, ray, step, length) -> {
            for (int i = 0; i < length; i++, ray += step) {
                float value = sign * values[offset + v + i];
                // Seldom so, which is quicker than to store the greater one each time.
                if (value > most[ray] && !batch.isIgnored(n, v + i)) {
                    most[ray] = value;
                }
            }
        });
        for (int ray = 0; ray < most.length; ray++) {
            out[at + ray] = most[ray] == Float.NEGATIVE_INFINITY ? 0 : sign * most[ray];
        }
    }

    private Mode mode(LossBatch batch, int c) {
        boolean background = c == 0 && batch.shape().channels() > 1;
        return switch (mode) {
            case MEAN -> Mode.MEAN;
            case MAX -> background ? Mode.MIN : Mode.MAX;
            case MIN -> background ? Mode.MAX : Mode.MIN;
        };
    }

    /**
     * Carries a gradient back: equal shares for all voxels of a ray that have its extreme value (or for all, for the mean).
     *
     * @param projected what {@link #project} gave for the prediction
     * @param byProjected gradient by it
     */
    void backward(LossBatch batch, int n, float[] projected, float[] byProjected, float[] gradient) {
        Parallel.forEach(batch.shape().channels(), c -> {
            boolean mean = mode == Mode.MEAN;
            float[] p = batch.prediction();
            int offset = batch.shape().offset(n, c);
            int at = c * rays.number();
            int[] counts = new int[rays.number()];
            walk((v, ray, step, length) -> {
                for (int i = 0; i < length; i++, ray += step) {
                    boolean takesPart = mean || p[offset + v + i] == projected[at + ray];
                    if (takesPart && !batch.isIgnored(n, v + i)) {
                        counts[ray]++;
                    }
                }
            });
            walk((v, ray, step, length) -> {
                for (int i = 0; i < length; i++, ray += step) {
                    boolean takesPart = mean || p[offset + v + i] == projected[at + ray];
                    if (takesPart && !batch.isIgnored(n, v + i)) {
                        gradient[offset + v + i] += byProjected[at + ray] / counts[ray];
                    }
                }
            });
        });
    }

    /** What is done with {@code length} voxels from {@code voxel} on, of which the next one lies on ray {@code step} further. */
    @FunctionalInterface
    private interface Visit {
        void accept(int voxel, int ray, int step, int length);
    }

    /** Visits all voxels in parts that share no ray, each in the order of memory. */
    private void walk(Visit visit) {
        if (rays.stride() == 1) {
            walkAlongRows(visit);
        } else {
            walkAcrossRows(visit);
        }
    }

    private void walkAlongRows(Visit visit) {
        int together = Math.max(1, PART / rays.count());
        Parallel.forEach((rays.number() + together - 1) / together, part -> {
            for (int ray = part * together; ray < Math.min(rays.number(), (part + 1) * together); ray++) {
                visit.accept(ray * rays.count(), ray, 0, rays.count());
            }
        });
    }

    private void walkAcrossRows(Visit visit) {
        int stride = rays.stride();
        int together = Math.max(LEAST, PART / rays.count());
        int parts = (stride + together - 1) / together;
        Parallel.forEach(rays.number() / stride * parts, part -> {
            int outer = part / parts;
            int from = part % parts * together;
            for (int k = 0; k < rays.count(); k++) {
                int row = (outer * rays.count() + k) * stride;
                visit.accept(row + from, outer * stride + from, 1, Math.min(together, stride - from));
            }
        });
    }
}
