package org.toposeg.plan;

import java.util.List;
import org.toposeg.registry.Registry;
import org.toposeg.registry.UnknownNameException;

/**
 * The update rules that a plan can name, with the values that go with them where nothing else is known: nnU-Net's for
 * {@code sgd} (Nesterov), PyTorch's with nnU-Net's clipping for {@code adamw}, their authors' for {@code momo} and {@code
 * momo-adam}, which are not clipped: a clipped gradient would belie their model of the loss.
 */
public final class Optimizers {

    /** The radius with which SAM was published (Foret et al. 2021). */
    public static final double SAM_RADIUS = 0.05;

    /** The rule and its learning rate; for MoMo the greatest step that it may take. */
    private record Defaults(OptimizerSettings rule, double learningRate) {}

    private static final Registry<Defaults> REGISTRY = Registry.of(
                    "optimiser",
                    defaults -> defaults.rule().name(),
                    List.of(
                            new Defaults(
                                    OptimizerSettings.of("sgd")
                                            .withMomentum(0.99)
                                            .withWeightDecay(3e-5)
                                            .withClipNorm(12),
                                    1e-2),
                            new Defaults(
                                    OptimizerSettings.of("adamw")
                                            .withBetas(0.9, 0.999)
                                            .withWeightDecay(1e-2)
                                            .withClipNorm(12),
                                    1e-3),
                            new Defaults(OptimizerSettings.of("momo").withMomentum(0.9), 1),
                            new Defaults(OptimizerSettings.of("momo-adam").withBetas(0.9, 0.999), 1e-2)))
            .sorted();

    private Optimizers() {}

    /** All names in alphabetical order. */
    public static List<String> names() {
        return REGISTRY.names();
    }

    /** @throws UnknownNameException if there is no such rule; the nearest and the known ones are listed */
    public static OptimizerSettings defaults(String name) {
        return REGISTRY.get(name).rule();
    }

    /**
     * The learning rate that goes with {@link #defaults}; for MoMo the greatest step that it may take.
     *
     * @throws UnknownNameException as {@link #defaults}
     */
    public static double defaultLearningRate(String name) {
        return REGISTRY.get(name).learningRate();
    }
}
