package org.toposeg.loss.skeleton;

import java.util.stream.IntStream;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.topology.skeleton.Skeleton;

/** The skeleton of a mask, made thicker by steps along the axes. */
final class SkeletonTube {

    private SkeletonTube() {}

    /**
     * @param mask D×H×W
     * @param steps how often the skeleton is dilated by the axis neighbours of its voxels
     * @return 1 in the tube; it may leave the mask
     */
    static byte[] around(byte[] mask, Shape shape, int steps) {
        byte[] skeleton = Skeleton.thin(mask, BatchMasks.size(shape));
        if (steps == 0) {
            return skeleton;
        }
        byte[] tube = new byte[mask.length];
        int[] near = near(shape, steps);
        for (int row = 0; row < shape.depth() * shape.height(); row++) {
            markRow(tube, skeleton, shape, row, steps, near);
        }
        return tube;
    }

    private static void markRow(byte[] tube, byte[] skeleton, Shape s, int row, int steps, int[] near) {
        int z = row / s.height();
        int y = row % s.height();
        boolean inner = inside(y, s.height(), steps) && (s.depth() == 1 || inside(z, s.depth(), steps));
        for (int x = 0, v = row * s.width(); x < s.width(); x++, v++) {
            if (skeleton[v] != 0 && inner && inside(x, s.width(), steps)) {
                for (int step : near) {
                    tube[v + step] = 1;
                }
            } else if (skeleton[v] != 0) {
                markAtBorder(tube, s, z, y, x, steps);
            }
        }
    }

    /** Differences of index of the voxels at most {@code steps} axis steps away, where none is beyond the border. */
    private static int[] near(Shape s, int steps) {
        IntStream.Builder near = IntStream.builder();
        int slices = s.depth() == 1 ? 0 : steps;
        for (int k = -slices; k <= slices; k++) {
            int left = steps - Math.abs(k);
            for (int j = -left; j <= left; j++) {
                for (int i = Math.abs(j) - left; i <= left - Math.abs(j); i++) {
                    near.add((k * s.height() + j) * s.width() + i);
                }
            }
        }
        return near.build().toArray();
    }

    private static boolean inside(int at, int length, int steps) {
        return at >= steps && at < length - steps;
    }

    /** Voxels at most {@code steps} axis steps away. */
    private static void markAtBorder(byte[] tube, Shape s, int z, int y, int x, int steps) {
        for (int k = Math.max(0, z - steps); k <= Math.min(s.depth() - 1, z + steps); k++) {
            int left = steps - Math.abs(k - z);
            for (int j = Math.max(0, y - left); j <= Math.min(s.height() - 1, y + left); j++) {
                int reach = left - Math.abs(j - y);
                int row = (k * s.height() + j) * s.width();
                for (int i = Math.max(0, x - reach); i <= Math.min(s.width() - 1, x + reach); i++) {
                    tube[row + i] = 1;
                }
            }
        }
    }
}
