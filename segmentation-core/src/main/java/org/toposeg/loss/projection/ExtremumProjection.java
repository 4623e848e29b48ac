package org.toposeg.loss.projection;

import java.util.Arrays;
import org.toposeg.loss.LossBatch;

/**
 * The greatest number of a ray, or the least one. Its gradient is shared evenly by all voxels that have it.
 *
 * @param sign 1 for the greatest, -1 for the least
 */
record ExtremumProjection(Rays rays, int sign) implements Projection {

    @Override
    public void project(LossBatch batch, float[] values, int n, int c, float[] out, int at) {
        int offset = batch.shape().offset(n, c);
        double[] most = new double[rays.number()];
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        rays.walk((v, ray, length) -> {
            if (batch.ignore() != null) {
                raise(batch, n, v, values, offset, length, most, ray);
            } else if (rays.areRows()) {
                most[ray] = greatest(values, offset + v, length);
            } else {
                raise(values, offset + v, length, most, ray);
            }
        });
        for (int ray = 0; ray < most.length; ray++) {
            out[at + ray] = most[ray] == Double.NEGATIVE_INFINITY ? 0 : (float) (sign * most[ray]);
        }
    }

    private void raise(
            LossBatch batch, int n, int v, float[] values, int offset, int length, double[] most, int firstRay) {
        int step = rays.areRows() ? 0 : 1;
        for (int i = 0; i < length; i++) {
            int ray = firstRay + i * step;
            if (!batch.isIgnored(n, v + i)) {
                most[ray] = Math.max(most[ray], sign * values[offset + v + i]);
            }
        }
    }

    private float greatest(float[] values, int first, int length) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            most = Math.max(most, sign * values[first + i]);
        }
        return most;
    }

    /** Of another type than the values, which the compiler sees do not lie in the same array. */
    private void raise(float[] values, int first, int length, double[] most, int ray) {
        for (int i = 0; i < length; i++) {
            most[ray + i] = Math.max(most[ray + i], sign * values[first + i]);
        }
    }

    @Override
    public void backward(
            LossBatch batch, int n, int c, float[] projected, float[] byProjected, int at, float[] gradient) {
        ArgExtrema holders = new ArgExtrema(batch, n, c, rays);
        holders.find(projected, at);
        for (int ray = 0; ray < rays.number(); ray++) {
            holders.share(ray, byProjected[at + ray], gradient);
        }
    }
}
