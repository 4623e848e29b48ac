package org.toposeg.plan;

import java.util.List;
import org.toposeg.plan.TrainingSettings.Optimizer;

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
    public static Optimizer defaults(String name) {
        return switch (name) {
            case "sgd" -> new Optimizer(name, 0.99, 0, 0, 3e-5, 12);
            case "adamw" -> new Optimizer(name, 0, 0.9, 0.999, 1e-2, 12);
            case "momo" -> new Optimizer(name, 0.9, 0, 0, 0, 0);
            case "momo-adam" -> new Optimizer(name, 0, 0.9, 0.999, 0, 0);
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
