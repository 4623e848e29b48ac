package org.toposeg.plan;

import java.util.List;

/** The update rules that a plan can name, with the values that go with them where nothing else is known. */
public final class Optimizers {

    /** In alphabetical order. */
    public static final List<String> NAMES = List.of("adamw", "momo", "momo-adam", "sgd");

    /** The radius with which SAM was published (Foret et al. 2021). */
    public static final double SAM_RADIUS = 0.05;

    private Optimizers() {}

    /**
     * The usual values: nnU-Net's for {@code sgd} (Nesterov), PyTorch's with nnU-Net's clipping for {@code adamw}, their
     * authors' for {@code momo} and {@code momo-adam}, which are not clipped: a clipped gradient would belie their model
     * of the loss.
     *
     * @throws IllegalArgumentException if there is no such rule; it names those that there are
     */
    public static OptimizerSettings defaults(String name) {
        OptimizerSettings rule = OptimizerSettings.of(name);
        return switch (name) {
            case "sgd" -> rule.withMomentum(0.99).withWeightDecay(3e-5).withClipNorm(12);
            case "adamw" -> rule.withBetas(0.9, 0.999).withWeightDecay(1e-2).withClipNorm(12);
            case "momo" -> rule.withMomentum(0.9);
            case "momo-adam" -> rule.withBetas(0.9, 0.999);
            default ->
                throw new IllegalArgumentException(
                        "unknown optimiser \"" + name + "\"; known: " + String.join(", ", NAMES));
        };
    }

    /** The learning rate that goes with {@link #defaults}; for MoMo the greatest step that it may take. */
    public static double defaultLearningRate(String name) {
        return switch (defaults(name).name()) {
            case "sgd", "momo-adam" -> 1e-2;
            case "adamw" -> 1e-3;
            default -> 1;
        };
    }
}
