package org.toposeg.plan.rule;

import java.util.List;
import org.toposeg.plan.Augmentation;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.plan.Optimizers;
import org.toposeg.plan.Reason;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.plan.TrainingSettings.Iterations;
import org.toposeg.plan.TrainingSettings.Patches;
import org.toposeg.plan.TrainingSettings.Repetition;
import org.toposeg.plan.TrainingSettings.Schedule;
import org.toposeg.plan.TrainingSettings.Selection;
import org.toposeg.preprocess.CaseSource;

/** Loss, optimiser, schedule, augmentation and length. */
final class TrainingChoice {

    private static final int EPOCHS = 40;
    private static final int VALIDATE_EVERY = 4;

    private TrainingChoice() {}

    static TrainingSettings choose(
            CaseSource source,
            Fingerprint fingerprint,
            NetworkChoice network,
            int folds,
            Planner.Options options,
            List<Reason> reasons) {
        int steps = options.budget().steps();
        boolean isShort = steps < 10_000;
        OptimizerSettings optimizer = Optimizers.defaults(isShort ? "adamw" : "sgd");
        double rate = Optimizers.defaultLearningRate(optimizer.name());
        Schedule schedule = isShort ? new Schedule("cosine", rate, 20) : new Schedule("poly", rate, 0);
        reasons.add(new Reason(
                "optimiser",
                optimizer.name() + ", " + schedule.name() + " from " + schedule.learningRate(),
                isShort
                        ? steps + " steps are few: AdamW gets further in them than SGD with momentum 0.99"
                        : "nnU-Net's"));
        String loss = "dice(include_background=false) + ce";
        reasons.add(new Reason("loss", loss, "overlap and voxel-wise likelihood together are the most robust start"));
        double foreground = 1.0 / 3;
        double rarest = fingerprint.classes().stream()
                .filter(c -> c.label() != 0)
                .mapToDouble(Fingerprint.ClassFrequency::fraction)
                .min()
                .orElse(0);
        reasons.add(new Reason(
                "foreground patches",
                "1 in 3",
                "the rarest label has %.3g %% of the voxels; labels are drawn evenly".formatted(100 * rarest)));
        boolean flat = network.spec().dimensions() == 2;
        // A plane without flips has labels that name a side: upside down, left would lie where right is.
        boolean turns = flat && !network.window().mirrorAxes().isEmpty();
        Augmentation augmentation = isShort
                ? mild(network, turns)
                : Augmentation.standard(network.window().mirrorAxes(), turns ? 180 : 30);
        return new TrainingSettings(
                loss,
                optimizer,
                schedule,
                new Iterations(network.batch(), EPOCHS, steps / EPOCHS, VALIDATE_EVERY),
                new Patches(foreground, augmentation),
                new Selection(isShort ? 0.99 : 0.999, 0),
                new Repetition(folds, options.fold(), options.seed()),
                null);
    }

    /** Fewer steps see fewer patches: strong changes would cost more than they give. */
    private static Augmentation mild(NetworkChoice network, boolean turns) {
        return new Augmentation(
                network.window().mirrorAxes(),
                new Augmentation.Rotation(turns ? 180 : 15, 0.3),
                new Augmentation.Scaling(List.of(0.85, 1.2), 0.3),
                Augmentation.Appearance.STANDARD
                        .withBlur(0.1)
                        .withLowResolution(0.1)
                        .withGamma(0.2),
                null);
    }
}
