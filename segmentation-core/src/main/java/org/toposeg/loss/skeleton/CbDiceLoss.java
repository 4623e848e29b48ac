package org.toposeg.loss.skeleton;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.MergedForeground;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.loss.skeleton.CentreLineTerms.Weights;

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
                        new LossOption(
                                "iterations", 10, "erosions of the skeleton, at least the largest radius in voxels"),
                        new LossOption("smooth", 1.0, "added to numerators and denominators, at least 0"),
                        new LossOption(
                                "weights",
                                "radius",
                                "radius: cbDice; mask: the paper's clMDice; none: clDice of hard lines"),
                        new LossOption(
                                "skeleton",
                                "morphological",
                                "morphological: that of clDice; thinned: as scikit-image thins"),
                        new LossOption(
                                "classes",
                                "apart",
                                "apart: mean of the foreground classes; merged: all as one (published)"),
                        new LossOption("batch", true, "false takes the ratios for each sample and then their mean"),
                        BatchMasks.SPACING));
    }

    @Override
    public Loss create(LossOptions options) {
        String weights = options.choice("weights", "radius", "mask", "none");
        boolean thinned = options.choice("skeleton", "morphological", "thinned").equals("thinned");
        int iterations = ClDiceOptions.iterations(options);
        Loss loss = new CbDice(
                thinned ? -1 : iterations,
                options.number("smooth", 0, Double.MAX_VALUE),
                Weights.valueOf(weights.toUpperCase(Locale.ROOT)),
                new RatioGroups(options.flag("batch"), false),
                BatchMasks.spacing(options));
        boolean merged = options.choice("classes", "apart", "merged").equals("merged");
        return Probabilities.loss(merged ? new MergedForeground(loss) : loss);
    }
}
