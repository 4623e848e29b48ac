package org.toposeg.loss;

/**
 * One named loss within a sum, for engines that can compute some losses themselves.
 *
 * @param weight by which it counts
 * @param name as in the expression
 * @param options complete
 * @param loss the same in Java, without its weight
 */
public record LossTerm(double weight, String name, LossOptions options, Loss loss) {

    LossTerm times(double factor) {
        return new LossTerm(factor * weight, name, options, loss);
    }
}
