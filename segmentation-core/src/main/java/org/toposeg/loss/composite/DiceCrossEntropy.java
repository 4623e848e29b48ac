package org.toposeg.loss.composite;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.Losses;

/** Dice and cross-entropy under one name. */
public final class DiceCrossEntropy implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "dice_ce",
                "Dice and cross-entropy: lambda_dice·dice + lambda_ce·ce.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Numbers as MONAI DiceCELoss and nnU-Net DC_and_CE_loss",
                List.of(
                        new LossOption("lambda_dice", 1.0, "weight of dice"),
                        new LossOption("lambda_ce", 1.0, "weight of ce"),
                        new LossOption("smooth_nr", 1e-5, "of dice"),
                        new LossOption("smooth_dr", 1e-5, "of dice"),
                        new LossOption("include_background", true, "of dice"),
                        new LossOption("batch", false, "of dice"),
                        new LossOption("squared_pred", false, "of dice"),
                        new LossOption("soft_label", false, "of dice"),
                        new LossOption("nnunet_sign", false, "of dice: true leaves out its 1"),
                        new LossOption("label_smoothing", 0.0, "of ce")));
    }

    @Override
    public Loss create(LossOptions options) {
        return Losses.nested(String.format(
                Locale.ROOT,
                "%s * dice(smooth_nr=%s, smooth_dr=%s, include_background=%s, batch=%s, squared_pred=%s, soft_label=%s,"
                        + " nnunet_sign=%s) + %s * ce(label_smoothing=%s)",
                options.number("lambda_dice", 0, Double.MAX_VALUE),
                options.number("smooth_nr"),
                options.number("smooth_dr"),
                options.flag("include_background"),
                options.flag("batch"),
                options.flag("squared_pred"),
                options.flag("soft_label"),
                options.flag("nnunet_sign"),
                options.number("lambda_ce", 0, Double.MAX_VALUE),
                options.number("label_smoothing")));
    }
}
