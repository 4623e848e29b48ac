package org.toposeg.loss.skeleton;

import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** The published combination of soft Dice and soft clDice, whose sums run over the same samples and channels. */
public final class DiceClDiceLoss implements LossDefinition {

    private static final Option<Double> ALPHA =
            Option.number("alpha", 0.5, Range.of(0, 1), "share of clDice, from 0 to 1");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "dice_cldice",
                "(1 - alpha) (1 - (2 sum pt + s)/(sum p + sum t + s)) + alpha cldice.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                ClDiceLoss.COST,
                "Shit et al., CVPR 2021; jocpae/clDice soft_dice_cldice, MONAI SoftDiceclDiceLoss",
                ClDiceOptions.with(ALPHA));
    }

    @Override
    public Loss create(Options options) {
        return ClDiceOptions.loss(options, options.get(ALPHA));
    }
}
