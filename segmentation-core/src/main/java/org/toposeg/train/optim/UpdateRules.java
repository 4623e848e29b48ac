package org.toposeg.train.optim;

import org.toposeg.plan.OptimizerSettings;
import org.toposeg.plan.Optimizers;
import org.toposeg.registry.UnknownNameException;
import org.toposeg.train.TrainingException;

/** The update rules by the names of {@link Optimizers}. */
final class UpdateRules {

    private UpdateRules() {}

    static <V extends ParameterVector<V>> UpdateRule<V> of(OptimizerSettings spec, OptimizerState<V> state) {
        return switch (spec.name()) {
            case "sgd" -> new NesterovSgd<>(spec, state);
            case "adamw" -> new AdamW<>(spec, state);
            case "momo" -> new Momo<>(spec, state);
            case "momo-adam" -> new MomoAdam<>(spec, state);
            default ->
                throw new TrainingException(
                        new UnknownNameException("optimiser", spec.name(), Optimizers.names()).getMessage());
        };
    }
}
