package org.toposeg.cli.model;

import org.toposeg.loss.Loss;
import org.toposeg.loss.Losses;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.plan.Optimizers;
import org.toposeg.plan.Plan;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.plan.TrainingSettings.Schedule;
import org.toposeg.registry.UnknownNameException;
import org.toposeg.workflow.InvalidRequestException;
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

    /** The loss that a run with this plan would have. */
    String loss(Plan plan) {
        return loss == null ? plan.training().loss() : loss;
    }

    /** @throws InvalidRequestException if an option or what the plan itself names does not exist */
    Plan over(Plan plan) {
        TrainingSettings t = plan.training();
        t = loss == null ? t : t.withLoss(loss);
        t = epochs == null ? t : t.withEpochs(requireEpochs());
        t = t.withOptimizer(rule(t), rates(t));
        t = accumulate == null ? t : t.withAccumulate(requirePasses());
        requireKnown(t);
        return plan.withTraining(t);
    }

    private OptimizerSettings rule(TrainingSettings t) {
        OptimizerSettings rule = isOther(t)
                ? Optimizers.defaults(requireName(optimizer))
                        .withSam(t.optimizer().radius())
                : t.optimizer();
        return sam == null ? rule : rule.withSam(requireRadius());
    }

    /** The plan's own values are kept where it names the optimiser already, as a run that goes on does. */
    private boolean isOther(TrainingSettings t) {
        return optimizer != null && !optimizer.equals(t.optimizer().name());
    }

    private Schedule rates(TrainingSettings t) {
        if (learningRate != null) {
            return t.schedule().withLearningRate(requireRate());
        }
        return isOther(t) ? t.schedule().withLearningRate(Optimizers.defaultLearningRate(optimizer)) : t.schedule();
    }

    private static void requireKnown(TrainingSettings t) {
        objective(t.loss());
        requireName(t.optimizer().name());
    }

    static Loss objective(String expression) {
        try {
            return Losses.parse(expression);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private static String requireName(String name) {
        try {
            return Optimizers.defaults(name).name();
        } catch (UnknownNameException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private double requireRadius() {
        if (!(sam >= 0 && Double.isFinite(sam))) {
            throw new InvalidRequestException("--sam must be a radius from 0, got " + sam);
        }
        return sam;
    }

    private double requireRate() {
        if (!(learningRate > 0 && Double.isFinite(learningRate))) {
            throw new InvalidRequestException("--learning-rate must be more than 0, got " + learningRate);
        }
        return learningRate;
    }

    private int requireEpochs() {
        if (epochs < 1) {
            throw new InvalidRequestException("--epochs must be at least 1, got " + epochs);
        }
        return epochs;
    }

    private int requirePasses() {
        if (accumulate < 1) {
            throw new InvalidRequestException("--accumulate must be at least 1, got " + accumulate);
        }
        return accumulate;
    }
}
