package org.toposeg.loss.skeleton;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.MergedForeground;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.loss.skeleton.CentreLineTerms.Weights;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/**
 * The centre-line boundary Dice loss (Shi et al., MICCAI 2024): clDice with the centre lines of the decided masks, whose voxels
 * are weighed by the structure's radius r: thin structures count as thick ones do, and a prediction is only as right as its
 * radius. With R the greatest radius of an image, d = min(distance, R)/R, r = radius/R and i = ((R − radius + 1)/R), squared in
 * volumes,
 * {@code P = (Σ iₚ·p·dₜ + s)/(Σ iₚ·p·(rₜ, or rₚ·p off the target's line) + s)}, R likewise with prediction and target exchanged,
 * and the loss is −2PR/(P + R). Masks, lines and distances are constants of the gradient.
 *
 * <p>The published code merges all foreground classes ({@code classes=merged}) and knows no spacing.
 */
public final class CbDiceLoss implements LossDefinition {

    private enum Skeleton {
        MORPHOLOGICAL,
        THINNED
    }

    private enum Classes {
        APART,
        MERGED
    }

    private static final Option<Integer> ITERATIONS =
            ClDiceOptions.ITERATIONS.meaning("erosions of the skeleton, at least the largest radius in voxels");
    private static final Option<Weights> WEIGHTS = Option.word(
            "weights", Weights.RADIUS, "radius: cbDice; mask: the paper's clMDice; none: clDice of hard lines");
    private static final Option<Skeleton> SKELETON = Option.word(
            "skeleton", Skeleton.MORPHOLOGICAL, "morphological: that of clDice; thinned: as scikit-image thins");
    private static final Option<Classes> CLASSES = Option.word(
            "classes", Classes.APART, "apart: mean of the foreground classes; merged: all as one (published)");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "cbdice",
                "-2PR/(P+R) of centre lines weighed by radius: P of the prediction's line in the target, R the"
                        + " reverse.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(iterations * n): two skeletons and two exact distance transforms a class and sample",
                "Shi et al., MICCAI 2024; PengchengShi1220/cbDice",
                List.of(
                        ITERATIONS,
                        ClDiceOptions.SMOOTH,
                        WEIGHTS,
                        SKELETON,
                        CLASSES,
                        ClDiceOptions.BATCH,
                        BatchMasks.SPACING));
    }

    @Override
    public Loss create(Options options) {
        Loss loss = new CbDice(
                options.get(SKELETON) == Skeleton.THINNED ? -1 : options.get(ITERATIONS),
                options.get(ClDiceOptions.SMOOTH),
                options.get(WEIGHTS),
                new RatioGroups(options.get(ClDiceOptions.BATCH), false),
                BatchMasks.spacing(options));
        boolean merged = options.get(CLASSES) == Classes.MERGED;
        return Probabilities.loss(merged ? new MergedForeground(loss) : loss);
    }
}
