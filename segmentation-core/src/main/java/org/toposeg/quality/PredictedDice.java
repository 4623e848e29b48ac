package org.toposeg.quality;

import java.util.List;
import java.util.OptionalDouble;
import org.toposeg.quality.Finding.Kind;
import org.toposeg.quality.Finding.Severity;

/**
 * The Dice coefficient to be expected from the probabilities alone: {@code 2 Σ_{v in S} p_v / (|S| + Σ_v p_v)} for the
 * segmented voxels S, if every voxel is foreground with its probability p_v. Only of calibrated probabilities: a network
 * that leaves a thousandth to every voxel of a large image would expect a poor result of itself.
 */
final class PredictedDice implements Detector {

    private static final double POOR = 0.7;
    private static final double MODEST = 0.8;

    static OptionalDouble of(LabelRegion structure) {
        if (structure.isEmpty()
                || structure.confidence() == null
                || !structure.confidence().calibrated()) {
            return OptionalDouble.empty();
        }
        double all = structure.confidence().expectedVoxels().getOrDefault(structure.label(), 0.0);
        double inside = 0;
        for (int v = 0; v < structure.mask().length; v++) {
            if (structure.mask()[v] != 0) {
                inside += structure.confidence().probability()[structure.wholeIndex(v)];
            }
        }
        return OptionalDouble.of(2 * inside / (structure.voxels() + all));
    }

    @Override
    public List<Finding> find(LabelRegion structure) {
        OptionalDouble dice = of(structure);
        if (dice.isEmpty() || dice.getAsDouble() >= MODEST) {
            return List.of();
        }
        return List.of(structure.finding(
                Kind.LOW_PREDICTED_DICE,
                dice.getAsDouble() < POOR ? Severity.HIGH : Severity.MEDIUM,
                structure.centre(),
                "By its probabilities %s is expected to reach a Dice of %s only."
                        .formatted(structure.name(), LabelRegion.number(dice.getAsDouble()))));
    }
}
