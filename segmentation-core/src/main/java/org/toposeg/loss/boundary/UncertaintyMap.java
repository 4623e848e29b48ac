package org.toposeg.loss.boundary;

import java.util.Arrays;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.volume.Vec3;

/**
 * The soft label of SAUNA: a number in [−1,1] for every voxel, positive inside, whose size says how sure its label is. With f
 * the distance to the background, b that to the foreground and m = max f, the border's share is (f − min(b, m))/m; the
 * thickness is the largest f (outside: the largest min(b, m)) in a box of m voxels, divided by m, and what is missing to 1 is
 * added to the border's share, so that thin structures are as sure as thick ones.
 *
 * @param opencv whether distances are OpenCV's 5×5 chamfer distances, which the published code takes, instead of exact ones
 */
record UncertaintyMap(boolean opencv) {

    private static final float TINY = 1e-6f;

    /**
     * @param mask D×H×W
     * @return D×H×W; 1 everywhere for a full mask, −1 for an empty one
     */
    float[] of(byte[] mask, Shape shape) {
        float[] inside = toZero(mask, shape);
        float[] outside = toZero(inverse(mask), shape);
        float greatest = 0;
        boolean full = true;
        for (int v = 0; v < mask.length; v++) {
            greatest = Math.max(greatest, inside[v]);
            full &= mask[v] != 0;
        }
        if (full || greatest == 0) {
            Arrays.fill(inside, full ? 1 : -1);
            return inside;
        }
        clip(outside, greatest);
        return combine(mask, inside, outside, greatest, shape);
    }

    private static float[] combine(byte[] mask, float[] inside, float[] outside, float greatest, Shape shape) {
        int box = (int) Math.ceil(greatest) | 1;
        float[] thick = BoxMaximum.of(inside, shape, box);
        float[] thin = BoxMaximum.of(outside, shape, box);
        float[] map = new float[mask.length];
        float scale = greatest + TINY;
        for (int v = 0; v < map.length; v++) {
            float share = (inside[v] - outside[v]) / scale;
            float missing = 1 - Math.min(1, (mask[v] != 0 ? thick[v] : thin[v]) / scale);
            map[v] = Math.clamp(mask[v] != 0 ? share + missing : share - missing, -1f, 1f);
        }
        return map;
    }

    private float[] toZero(byte[] mask, Shape shape) {
        if (!opencv) {
            return DistanceTransform.toBackground(mask, BatchMasks.size(shape), new Vec3(1, 1, 1));
        }
        if (shape.depth() > 1) {
            throw new IllegalArgumentException(
                    "option distance=opencv of loss sauna is for images only; take distance=exact for volumes.");
        }
        return ChamferDistance.toZero(mask, shape.width(), shape.height());
    }

    private static byte[] inverse(byte[] mask) {
        byte[] other = new byte[mask.length];
        for (int v = 0; v < mask.length; v++) {
            other[v] = (byte) (mask[v] == 0 ? 1 : 0);
        }
        return other;
    }

    private static void clip(float[] distances, float greatest) {
        for (int v = 0; v < distances.length; v++) {
            distances[v] = Math.min(distances[v], greatest);
        }
    }
}
