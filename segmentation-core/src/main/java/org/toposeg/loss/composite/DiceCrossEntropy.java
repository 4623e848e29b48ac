package org.toposeg.loss.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossTerm;
import org.toposeg.loss.Losses;
import org.toposeg.loss.overlap.Dice;
import org.toposeg.loss.pixel.CrossEntropy;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** Dice and cross-entropy under one name. */
public final class DiceCrossEntropy implements LossDefinition {

    private static final Option<Double> LAMBDA_DICE =
            Option.number("lambda_dice", 1, Range.atLeast(0), "weight of dice");
    private static final Option<Double> LAMBDA_CE = Option.number("lambda_ce", 1, Range.atLeast(0), "weight of ce");

    private static final List<Option<?>> OF_DICE = List.of(
            Dice.SMOOTH_NR.meaning("of dice"),
            Dice.SMOOTH_DR.meaning("of dice"),
            Dice.INCLUDE_BACKGROUND.meaning("of dice"),
            Dice.BATCH.meaning("of dice"),
            Dice.SQUARED.meaning("of dice"),
            Dice.SOFT_LABEL.meaning("of dice"),
            Dice.NNUNET_SIGN.meaning("of dice: true leaves out its 1"));
    private static final List<Option<?>> OF_CE = List.of(CrossEntropy.LABEL_SMOOTHING.meaning("of ce"));

    private static List<Option<?>> options() {
        List<Option<?>> options = new ArrayList<>(List.of(LAMBDA_DICE, LAMBDA_CE));
        options.addAll(OF_DICE);
        options.addAll(OF_CE);
        return List.copyOf(options);
    }

    @Override
    public LossInfo info() {
        return new LossInfo(
                "dice_ce",
                "Dice and cross-entropy: lambda_dice·dice + lambda_ce·ce.",
                LossBatch.Space.LOGITS,
                Set.of(2, 3),
                "O(n·C)",
                "Numbers as MONAI DiceCELoss and nnU-Net DC_and_CE_loss",
                options());
    }

    @Override
    public Loss create(Options options) {
        Dice dice = new Dice();
        CrossEntropy entropy = new CrossEntropy();
        return Losses.sum(List.of(
                LossTerm.of(
                        options.get(LAMBDA_DICE), dice, of(options, dice.info().defaults(), OF_DICE)),
                LossTerm.of(
                        options.get(LAMBDA_CE),
                        entropy,
                        of(options, entropy.info().defaults(), OF_CE))));
    }

    /** The defaults of a part with the values that were given for it. */
    private static Options of(Options options, Options part, List<Option<?>> shared) {
        Options own = part;
        for (Option<?> option : shared) {
            own = copy(option, options, own);
        }
        return own;
    }

    private static <T> Options copy(Option<T> option, Options from, Options to) {
        return to.with(option, from.get(option));
    }
}
