package org.toposeg.loss.projection;

import org.toposeg.loss.LossBatch;

/** The mean of a ray. */
record MeanProjection(Rays rays) implements Projection {

    @Override
    public void project(LossBatch batch, float[] values, int n, int c, float[] out, int at) {
        int offset = batch.shape().offset(n, c);
        double[] sums = new double[rays.number()];
        int[] counts = counts(batch, n);
        int step = rays.areRows() ? 0 : 1;
        rays.walk((v, ray, length) -> {
            for (int i = 0; i < length; i++) {
                sums[ray + i * step] += batch.isIgnored(n, v + i) ? 0 : values[offset + v + i];
            }
        });
        for (int ray = 0; ray < sums.length; ray++) {
            out[at + ray] = counts[ray] == 0 ? 0 : (float) (sums[ray] / counts[ray]);
        }
    }

    private int[] counts(LossBatch batch, int n) {
        int[] counts = new int[rays.number()];
        int step = rays.areRows() ? 0 : 1;
        rays.walk((v, ray, length) -> {
            for (int i = 0; i < length; i++) {
                counts[ray + i * step] += batch.isIgnored(n, v + i) ? 0 : 1;
            }
        });
        return counts;
    }

    @Override
    public void backward(
            LossBatch batch, int n, int c, float[] projected, float[] byProjected, int at, float[] gradient) {
        int offset = batch.shape().offset(n, c);
        int[] counts = counts(batch, n);
        int step = rays.areRows() ? 0 : 1;
        rays.walk((v, ray, length) -> {
            for (int i = 0; i < length; i++) {
                int own = ray + i * step;
                if (!batch.isIgnored(n, v + i)) {
                    gradient[offset + v + i] += byProjected[at + own] / counts[own];
                }
            }
        });
    }
}
