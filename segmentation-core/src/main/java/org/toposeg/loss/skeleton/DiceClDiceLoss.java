package org.toposeg.loss.skeleton;

import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;

/** The published combination of soft Dice and soft clDice, whose sums run over the same samples and channels. */
public final class DiceClDiceLoss implements LossDefinition {

    @Override
    public LossInfo info() {
        return new LossInfo(
                "dice_cldice",
                "(1 - alpha) (1 - (2 sum pt + s)/(sum p + sum t + s)) + alpha cldice.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                ClDiceLoss.COST,
                "Shit et al., CVPR 2021; jocpae/clDice soft_dice_cldice, MONAI SoftDiceclDiceLoss",
                ClDiceOptions.with(new LossOption("alpha", 0.5, "share of clDice, from 0 to 1")));
    }

    @Override
    public Loss create(LossOptions options) {
        return ClDiceOptions.loss(options, options.number("alpha", 0, 1));
    }
}
