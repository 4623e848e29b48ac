package org.toposeg.loss.warping;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.volume.Vec3;

/**
 * Warps one mask towards another by flipping simple points, nearest to the border first: first those to lose, then those to
 * win; of equal distances the later voxel first.
 *
 * @param hu one pass with Hu's test; otherwise passes are repeated until nothing flips
 */
record Warping(Shape shape, boolean hu) {

    /** @return the warped mask; where it still differs from {@code towards}, topology is in the way */
    byte[] warp(byte[] mask, byte[] towards) {
        byte[] warped = mask.clone();
        boolean again = true;
        while (again) {
            again = pass(warped, mask, towards, 1) | pass(warped, mask, towards, 0);
            again &= !hu;
        }
        return warped;
    }

    private boolean pass(byte[] warped, byte[] mask, byte[] towards, int from) {
        Vec3 unit = new Vec3(1, 1, 1);
        double[] distance = from == 1
                ? DistanceTransform.squaredToBackground(mask, BatchMasks.size(shape), unit)
                : DistanceTransform.squaredToForeground(mask, BatchMasks.size(shape), unit);
        int[] order = IntStream.range(0, mask.length)
                .filter(v -> warped[v] == from && towards[v] != from && mask[v] == from)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(v -> distance[v]).thenComparing(Comparator.reverseOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        SimplePoints simple = new SimplePoints(shape, hu);
        boolean any = false;
        for (int v : order) {
            if (simple.isSimple(warped, v)) {
                warped[v] = (byte) (1 - from);
                any = true;
            }
        }
        return any;
    }
}
