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
 * The boundary loss (Kervadec et al., MIDL 2019): the mean of p·φ, where φ is the distance to the target's outermost
 * voxels, positive outside and negative inside. A class without boundary (absent, or everywhere) has φ = 0.
 *
 * <p>The published code takes one voxel off the inner distance even when distances are in mm
 * ({@code kervadec_offset=true}); here it is the smallest spacing, the same where spacing is 1.
 */
public final class BoundaryLoss implements LossDefinition {

    private static final Option<Boolean> PUBLISHED_OFFSET = Option.flag(
            "kervadec_offset",
            false,
            "true: take 1 off the inner distance whatever the spacing, as the published code");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "boundary",
                "Mean of p * phi, phi the signed distance to the target's boundary (negative inside).",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n): two exact distance transforms a class and sample",
                "Kervadec et al., MIDL 2019; LIVIAETS/boundary-loss",
                List.of(BatchMasks.INCLUDE_BACKGROUND, BatchMasks.SPACING, PUBLISHED_OFFSET));
    }

    @Override
    public Loss create(Options options) {
        Vec3 spacing = BatchMasks.spacing(options);
        boolean published = options.get(PUBLISHED_OFFSET);
        return Probabilities.loss(new MapMean(
                options.get(BatchMasks.INCLUDE_BACKGROUND),
                (mask, shape) -> signedDistance(mask, shape, spacing, published ? 1 : smallest(spacing, shape))));
    }

    private static double smallest(Vec3 spacing, Shape shape) {
        double inPlane = Math.min(spacing.x(), spacing.y());
        return shape.depth() > 1 ? Math.min(inPlane, spacing.z()) : inPlane;
    }

    private static float[] signedDistance(byte[] mask, Shape shape, Vec3 spacing, double offset) {
        float[] distance = DistanceTransform.signed(mask, BatchMasks.size(shape), spacing);
        for (int v = 0; v < distance.length; v++) {
            if (Float.isInfinite(distance[v])) {
                distance[v] = 0;
            } else if (mask[v] != 0) {
                distance[v] = (float) (distance[v] + offset);
            }
        }
        return distance;
    }
}
