package org.toposeg.loss.skeleton;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Probabilities;

/** What clDice takes, alone and together with Dice. */
final class ClDiceOptions {

    static final LossOption ITERATIONS = new LossOption(
            "iterations", 10, "erosions of the soft skeleton, at least the largest radius of a structure in voxels");

    private static final int PUBLISHED_ITERATIONS = 10;

    private ClDiceOptions() {}

    static List<LossOption> with(LossOption... more) {
        List<LossOption> options = new ArrayList<>(List.of(more));
        options.add(ITERATIONS);
        options.add(new LossOption("smooth", 1.0, "added to numerators and denominators, at least 0"));
        options.add(BatchMasks.INCLUDE_BACKGROUND);
        options.add(new LossOption("batch", true, "false takes the ratios for each sample and then their mean"));
        options.add(new LossOption(
                "classes",
                "together",
                "together: sums over classes (published codes); apart: mean of each class's loss"));
        options.add(new LossOption(
                "published",
                "none",
                "jocpae: 10 iterations whatever is asked and all channels; monai: channels from 1 on even if"
                        + " there is none"));
        return options;
    }

    static Loss loss(LossOptions options, double alpha) {
        String published = options.choice("published", "none", "jocpae", "monai");
        boolean jocpae = published.equals("jocpae");
        int iterations = iterations(options);
        int first = published.equals("monai") ? 1 : jocpae || options.flag("include_background") ? 0 : -1;
        return Probabilities.loss(new SoftClDice(
                jocpae ? PUBLISHED_ITERATIONS : iterations,
                options.number("smooth", 0, Double.MAX_VALUE),
                alpha,
                first,
                new RatioGroups(
                        options.flag("batch"),
                        options.choice("classes", "together", "apart").equals("together"))));
    }

    /** @throws IllegalArgumentException if there are less than none */
    static int iterations(LossOptions options) {
        return (int) options.number("iterations", 0, Integer.MAX_VALUE - 1);
    }
}
