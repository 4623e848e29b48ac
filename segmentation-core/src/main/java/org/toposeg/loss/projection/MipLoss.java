package org.toposeg.loss.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.Losses;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.loss.projection.Rays.Axis;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/**
 * Any loss between maximum intensity projections of prediction and target (Radhakrishna et al., SPOCKMIP 2024), along one axis or
 * the sum over all; also mean and minimum projections. Both are projected along the same axis and over the same region, which
 * the published training code does not do: its axes of prediction and label differ, and its label's projection is that of
 * the whole volume where the prediction's is that of the patch.
 *
 * <p>The gradient of an extreme is shared evenly by all voxels that have it. The background of several channels is projected
 * to the least where the others are to the most, so that labels stay one-hot.
 */
public final class MipLoss implements LossDefinition {

    private static final Option<String> BASE =
            Option.text("base", "focal_tversky", "expression of the loss between the projections");
    private static final Option<String> AXES =
            Option.text("axes", "all", "all, or some of x, y and z (x is the last, fastest axis), e.g. x;z");
    private static final Option<Projector.Mode> MODE =
            Option.word("mode", Projector.Mode.MAX, "what a ray is projected to: max, mean or min");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "mip",
                "Sum over axes of the mean over samples of a base loss between projections of prediction and target.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(axes * n) and the base loss on images",
                "Radhakrishna et al. 2024; soumickmj/SPOCKMIP",
                List.of(BASE, AXES, MODE));
    }

    @Override
    public Loss create(Options options) {
        return Probabilities.loss(
                new ProjectionLoss(Losses.nested(options.get(BASE)), axes(options.get(AXES)), options.get(MODE)));
    }

    private static List<Axis> axes(String text) {
        if (text.equals("all")) {
            return List.of();
        }
        List<String> names = Arrays.asList(text.split(";"));
        if (!Set.of("x", "y", "z").containsAll(names) || Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "option axes of loss mip must be all or some of x, y and z such as x;z, got '" + text + "'.");
        }
        return names.stream()
                .map(name -> Axis.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
