package org.toposeg.plan.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.FirstStage;
import org.toposeg.plan.Plan;
import org.toposeg.plan.Reason;
import org.toposeg.plan.Stage;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.Preprocessing;

/** The coarse network of a cascade. */
final class FirstStageChoice {

    private static final int INNER_FOLDS = 3;

    private FirstStageChoice() {}

    /** @param shape median size at full resolution, z first */
    static FirstStage choose(
            CaseSource source,
            Fingerprint fingerprint,
            Preprocessing full,
            int[] shape,
            Planner.Options options,
            List<Reason> reasons) {
        CoarseSpacing spacing = CoarseSpacing.ofFirstStage(shape, Plan.spacing(full, fingerprint), options.budget());
        Preprocessing coarse = full.at(spacing.target());
        NetworkChoice network =
                NetworkChoice.choose(source, fingerprint, coarse, spacing.shape(), options, new ArrayList<>());
        reasons.add(new Reason(
                "first stage",
                coarse.targetSpacing() + " mm, patch " + network.window().patch() + ", features "
                        + network.spec().features(),
                "the spacing times 1.03 until the patch covers 25 %% of the median image, which is then %s voxels"
                                .formatted(Arrays.toString(spacing.shape()))
                        + " (nnU-Net's 3d_lowres)"));
        int inner = fingerprint.cases() < 2 ? 0 : Math.min(INNER_FOLDS, fingerprint.cases());
        reasons.add(new Reason(
                "inner folds",
                String.valueOf(inner),
                "the second stage must learn from coarse results of cases that the network behind them did not see, as"
                        + " nnU-Net takes them from its five folds; so for each of so many parts of the training cases"
                        + " a further coarse network is trained on the others"));
        return new FirstStage(new Stage(coarse, network.spec(), network.window()), network.batch(), inner);
    }
}
