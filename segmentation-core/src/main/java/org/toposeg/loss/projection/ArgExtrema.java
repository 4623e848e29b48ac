package org.toposeg.loss.projection;

import org.toposeg.loss.LossBatch;

/** The voxels of the prediction that have the extreme number of their ray, mostly one each. */
final class ArgExtrema {

    private final LossBatch batch;
    private final int sample;
    private final int offset;
    private final Rays rays;
    private final int[] counts;
    private final int[] last;

    ArgExtrema(LossBatch batch, int n, int c, Rays rays) {
        this.batch = batch;
        this.sample = n;
        this.offset = batch.shape().offset(n, c);
        this.rays = rays;
        this.counts = new int[rays.number()];
        this.last = new int[rays.number()];
    }

    /** @param extremes by ray, from {@code at} on */
    void find(float[] extremes, int at) {
        rays.walk((v, ray, length) -> {
            if (rays.areRows()) {
                findInRow(extremes[at + ray], v, ray, length);
            } else {
                find(extremes, at + ray, v, ray, length);
            }
        });
    }

    private void findInRow(float extreme, int v, int ray, int length) {
        float[] p = batch.prediction();
        for (int i = 0; i < length; i++) {
            if (p[offset + v + i] == extreme) {
                found(v + i, ray);
            }
        }
    }

    private void find(float[] extremes, int at, int v, int ray, int length) {
        float[] p = batch.prediction();
        for (int i = 0; i < length; i++) {
            if (p[offset + v + i] == extremes[at + i]) {
                found(v + i, ray + i);
            }
        }
    }

    private void found(int v, int ray) {
        if (!batch.isIgnored(sample, v)) {
            counts[ray]++;
            last[ray] = v;
        }
    }

    /** Shares a number evenly among those of a ray, of which the others than the last are looked for again. */
    void share(int ray, float number, float[] gradient) {
        if (counts[ray] == 0) {
            return;
        }
        float share = number / counts[ray];
        float[] p = batch.prediction();
        float extreme = p[offset + last[ray]];
        gradient[offset + last[ray]] += share;
        for (int v = rays.first(ray), open = counts[ray] - 1; open > 0; v += rays.stride()) {
            if (p[offset + v] == extreme && !batch.isIgnored(sample, v)) {
                gradient[offset + v] += share;
                open--;
            }
        }
    }
}
