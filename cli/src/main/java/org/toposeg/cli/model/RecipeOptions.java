package org.toposeg.cli.model;

import org.toposeg.plan.Optimizers;
import org.toposeg.workflow.train.TrainRecipe;
import picocli.CommandLine.Option;

/** What {@code train} can change in a plan's training without editing it. */
final class RecipeOptions {

    @Option(
            names = "--loss",
            description =
                    "Weighted sum of losses, e.g. \"dice + ce + 0.5*cldice(iterations=10) @ epoch>=10\"; 'toposeg loss"
                            + " list' shows them.")
    private String loss;

    @Option(names = "--epochs", description = "Number of epochs (the plan's).")
    private Integer epochs;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "adamw, momo, momo-adam or sgd with its usual values and learning rate (the plan's).")
    private String optimizer;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Greatest learning rate (the plan's).")
    private Double learningRate;

    @Option(
            names = "--sam",
            paramLabel = "RADIUS",
            description = "Sharpness-aware minimisation around any optimiser, usually within "
                    + Optimizers.SAM_RADIUS
                    + "; each step takes twice the time; 0 for none (the plan's).")
    private Double sam;

    @Option(
            names = "--accumulate",
            paramLabel = "N",
            description = "Forward and backward passes with the plan's batch that make one step (the plan's).")
    private Integer accumulate;

    TrainRecipe recipe() {
        return new TrainRecipe(loss, epochs, optimizer, learningRate, sam, accumulate);
    }
}
