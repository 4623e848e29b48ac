package org.toposeg.loss.skeleton;

import java.util.List;
import java.util.Set;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.LossOption;
import org.toposeg.loss.LossOptions;
import org.toposeg.loss.base.Probabilities;

/**
 * Skeleton Recall (Kirchhoff et al., ECCV 2024): −(Σ p·tube + s)/(Σ tube + s), where the tube is the target's skeleton, dilated
 * twice and cut to the class; the mean over foreground classes and samples. The skeleton is that of scikit-image, whose
 * connectivity is 8 in images and 26 in volumes.
 *
 * <p>The published code thins all classes together, so that a class may lose its skeleton to a neighbour
 * ({@code classes=joint}), and counts a class that is not there as found ({@code nnunet_absent=true}).
 */
public final class SkeletonRecallLoss implements LossDefinition {

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
                List.of(
                        new LossOption("smooth", 1e-5, "added to numerator and denominator, at least 0"),
                        new LossOption("batch", false, "true sums over the batch before the ratio is taken"),
                        new LossOption("dilations", 2, "how often the skeleton is dilated by axis neighbours"),
                        new LossOption(
                                "classes", "apart", "apart: a skeleton for each class; joint: one for all (published)"),
                        new LossOption(
                                "nnunet_absent",
                                false,
                                "true: a class without skeleton has recall 1 (published); false: it is left out")));
    }

    @Override
    public Loss create(LossOptions options) {
        return Probabilities.loss(new SkeletonRecall(
                options.choice("classes", "apart", "joint").equals("joint"),
                (int) options.number("dilations", 0, Short.MAX_VALUE),
                options.number("smooth", 0, Double.MAX_VALUE),
                options.flag("batch"),
                options.flag("nnunet_absent")));
    }
}
