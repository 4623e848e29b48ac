package org.toposeg.loss.skeleton;

import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;

/**
 * Soft clDice (Shit et al., CVPR 2021): 1 − 2·P·R/(P + R) with P = (Σ S(p)t + s)/(Σ S(p) + s) and R = (Σ S(t)p + s)/(Σ S(t) + s),
 * S the soft skeleton. Both public codes sum over the batch and all channels that count; that is the default here too.
 */
public final class ClDiceLoss implements LossDefinition {

    public static final Option<Integer> ITERATIONS = ClDiceOptions.ITERATIONS;
    public static final Option<Double> SMOOTH = ClDiceOptions.SMOOTH;
    public static final Option<Boolean> INCLUDE_BACKGROUND = BatchMasks.INCLUDE_BACKGROUND;

    /** Whether the options ask for the sums of all classes over the whole batch, without what a published code changes. */
    public static boolean isTogether(Options options) {
        return options.get(ClDiceOptions.PUBLISHED) == ClDiceOptions.Published.NONE
                && options.get(ClDiceOptions.BATCH)
                && options.get(ClDiceOptions.CLASSES) == ClDiceOptions.Classes.TOGETHER;
    }

    static final String COST =
            "O(iterations * n): one erosion and one dilation an iteration; 4 * (iterations + 8) bytes a voxel";

    @Override
    public LossInfo info() {
        return new LossInfo(
                "cldice",
                "1 - 2PR/(P+R), P = (sum S(p)t + s)/(sum S(p) + s), R = (sum S(t)p + s)/(sum S(t) + s), S the soft"
                        + " skeleton.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                COST,
                "Shit et al., CVPR 2021; jocpae/clDice, MONAI SoftclDiceLoss",
                ClDiceOptions.with());
    }

    @Override
    public Loss create(Options options) {
        return ClDiceOptions.loss(options, 1);
    }
}
