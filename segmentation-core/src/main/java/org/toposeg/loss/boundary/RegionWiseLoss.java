package org.toposeg.loss.boundary;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.topology.distance.DistanceTransform;
import org.toposeg.volume.Vec3;

/**
 * The rectified region-wise loss (Valverde and Tohka, Pattern Recognition 2023): the mean of p·R over all classes, where R is
 * 1 outside the class and minus the distance to its border, divided by the largest, inside. A class that fills the image
 * has R = −1.
 */
public final class RegionWiseLoss implements LossDefinition {

    private static final Option<Boolean> INCLUDE_BACKGROUND = BatchMasks.INCLUDE_BACKGROUND.defaulting(true);

    @Override
    public LossInfo info() {
        return new LossInfo(
                "regionwise",
                "Mean of p * R, R = 1 outside the class and -distance/max(distance) inside (rectified map).",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n): one exact distance transform a class and sample",
                "Valverde and Tohka, Pattern Recognition 2023; jmlipman/RegionWiseLoss",
                List.of(INCLUDE_BACKGROUND, BatchMasks.SPACING));
    }

    @Override
    public Loss create(Options options) {
        Vec3 spacing = BatchMasks.spacing(options);
        return Probabilities.loss(
                new MapMean(options.get(INCLUDE_BACKGROUND), (mask, shape) -> rectified(mask, shape, spacing)));
    }

    private static float[] rectified(byte[] mask, Shape shape, Vec3 spacing) {
        float[] map = DistanceTransform.toBackground(mask, BatchMasks.size(shape), spacing);
        float greatest = 0;
        for (float distance : map) {
            greatest = Math.max(greatest, distance);
        }
        for (int v = 0; v < map.length; v++) {
            map[v] = mask[v] == 0 ? 1 : greatest == Float.POSITIVE_INFINITY ? -1 : -map[v] / greatest;
        }
        return map;
    }
}
