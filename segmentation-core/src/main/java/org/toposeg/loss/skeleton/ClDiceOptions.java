package org.toposeg.loss.skeleton;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.loss.Loss;
import org.toposeg.loss.base.BatchMasks;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/** What clDice takes, alone and together with Dice. */
final class ClDiceOptions {

    /** Beyond the radius of any structure; each costs an erosion of the whole batch and 4 bytes a voxel. */
    static final int MAX_ITERATIONS = 1000;

    static final Option<Integer> ITERATIONS = Option.integer(
            "iterations",
            10,
            0,
            MAX_ITERATIONS,
            "erosions of the soft skeleton, at least the largest radius of a structure in voxels");
    static final Option<Double> SMOOTH =
            Option.number("smooth", 1, Range.atLeast(0), "added to numerators and denominators, at least 0");
    static final Option<Boolean> BATCH =
            Option.flag("batch", true, "false takes the ratios for each sample and then their mean");
    static final Option<Classes> CLASSES = Option.word(
            "classes",
            Classes.TOGETHER,
            "together: sums over classes (published codes); apart: mean of each class's loss");
    static final Option<Published> PUBLISHED = Option.word(
            "published",
            Published.NONE,
            "jocpae: 10 iterations whatever is asked and all channels; monai: channels from 1 on even if there is"
                    + " none");

    private static final int PUBLISHED_ITERATIONS = 10;

    enum Classes {
        TOGETHER,
        APART
    }

    enum Published {
        NONE,
        JOCPAE,
        MONAI
    }

    private ClDiceOptions() {}

    static List<Option<?>> with(Option<?>... more) {
        List<Option<?>> options = new ArrayList<>(List.of(more));
        options.addAll(List.of(ITERATIONS, SMOOTH, BatchMasks.INCLUDE_BACKGROUND, BATCH, CLASSES, PUBLISHED));
        return options;
    }

    static Loss loss(Options options, double alpha) {
        Published published = options.get(PUBLISHED);
        int first = switch (published) {
            case MONAI -> 1;
            case JOCPAE -> 0;
            case NONE -> options.get(BatchMasks.INCLUDE_BACKGROUND) ? 0 : -1;
        };
        return Probabilities.loss(new SoftClDice(
                published == Published.JOCPAE ? PUBLISHED_ITERATIONS : options.get(ITERATIONS),
                options.get(SMOOTH),
                alpha,
                first,
                new RatioGroups(options.get(BATCH), options.get(CLASSES) == Classes.TOGETHER)));
    }
}
