package org.toposeg.workflow.train;

import org.toposeg.loss.Loss;
import org.toposeg.loss.Losses;
import org.toposeg.plan.OptimizerSettings;
import org.toposeg.plan.Optimizers;
import org.toposeg.plan.Plan;
import org.toposeg.plan.TrainingSettings;
import org.toposeg.plan.TrainingSettings.Schedule;
import org.toposeg.registry.UnknownNameException;
import org.toposeg.workflow.InvalidRequestException;

/**
 * What a person changes in a plan's training without editing it; null for what the plan says.
 *
 * @param loss a weighted sum of losses
 * @param optimizer its name, with its usual values and learning rate
 * @param learningRate the greatest
 * @param sam radius of sharpness-aware minimisation, 0 for none
 * @param accumulate forward and backward passes that make one step
 */
public record TrainRecipe(
        String loss, Integer epochs, String optimizer, Double learningRate, Double sam, Integer accumulate) {

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

    /** @throws InvalidRequestException if the expression names what does not exist */
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
