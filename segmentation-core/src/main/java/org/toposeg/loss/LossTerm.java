package org.toposeg.loss;

import org.toposeg.registry.Options;

/**
 * One named loss within a sum, for engines that can compute some losses themselves.
 *
 * @param weight by which it counts
 * @param name as in the expression
 * @param options complete
 * @param loss the same in Java, without its weight
 */
public record LossTerm(double weight, String name, Options options, Loss loss) {

    /** A named loss with its options. */
    public static LossTerm of(double weight, LossDefinition definition, Options options) {
        return new LossTerm(weight, definition.info().name(), options, definition.create(options));
    }

    LossTerm times(double factor) {
        return new LossTerm(factor * weight, name, options, loss);
    }
}
