package org.toposeg.loss.skeleton;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.base.Probabilities;
import org.toposeg.registry.Option;
import org.toposeg.registry.Options;
import org.toposeg.registry.Range;

/**
 * Skeleton Recall (Kirchhoff et al., ECCV 2024): −(Σ p·tube + s)/(Σ tube + s), where the tube is the target's skeleton, dilated
 * twice and cut to the class; the mean over foreground classes and samples. The skeleton is that of scikit-image, whose
 * connectivity is 8 in images and 26 in volumes.
 *
 * <p>The published code thins all classes together, so that a class may lose its skeleton to a neighbour
 * ({@code classes=joint}), and counts a class that is not there as found ({@code nnunet_absent=true}).
 */
public final class SkeletonRecallLoss implements LossDefinition {

    private enum Classes {
        APART,
        JOINT
    }

    private static final Option<Double> SMOOTH =
            Option.number("smooth", 1e-5, Range.atLeast(0), "added to numerator and denominator, at least 0");
    private static final Option<Boolean> BATCH =
            Option.flag("batch", false, "true sums over the batch before the ratio is taken");
    private static final Option<Integer> DILATIONS =
            Option.integer("dilations", 2, 0, 1000, "how often the skeleton is dilated by axis neighbours");
    private static final Option<Classes> CLASSES =
            Option.word("classes", Classes.APART, "apart: a skeleton for each class; joint: one for all (published)");
    private static final Option<Boolean> NNUNET_ABSENT = Option.flag(
            "nnunet_absent", false, "true: a class without skeleton has recall 1 (published); false: it is left out");

    @Override
    public LossInfo info() {
        return new LossInfo(
                "skeleton_recall",
                "Minus the mean over foreground classes of (sum p tube + s)/(sum tube + s), the tube around the"
                        + " skeleton.",
                LossBatch.Space.PROBABILITIES,
                Set.of(2, 3),
                "O(n): one thinning a class and sample",
                "Kirchhoff et al., ECCV 2024; MIC-DKFZ/Skeleton-Recall",
                List.of(SMOOTH, BATCH, DILATIONS, CLASSES, NNUNET_ABSENT));
    }

    @Override
    public Loss create(Options options) {
        return Probabilities.loss(new SkeletonRecall(
                options.get(CLASSES) == Classes.JOINT,
                options.get(DILATIONS),
                options.get(SMOOTH),
                options.get(BATCH),
                options.get(NNUNET_ABSENT)));
    }
}
