package org.toposeg.loss;

import java.util.List;
import java.util.Map;
import org.toposeg.loss.base.BatchCheck;
import org.toposeg.registry.Registry;
import org.toposeg.registry.UnknownNameException;

/** Every loss on the class path, by name and by expression. */
public final class Losses {

    private static final Registry<LossDefinition> REGISTRY = Registry.load(
                    "loss",
                    LossDefinition.class,
                    definition -> definition.info().name())
            .sorted();

    private Losses() {}

    /** All definitions by name in alphabetical order. */
    public static List<LossDefinition> all() {
        return REGISTRY.all();
    }

    /** @throws UnknownNameException if there is none of that name; the nearest and the known ones are listed */
    public static LossDefinition find(String name) {
        return REGISTRY.get(name);
    }

    /**
     * One loss, which checks each batch before it compares.
     *
     * @param options as written; what is missing has its default
     * @throws IllegalArgumentException if the name, an option or a value is unknown
     */
    public static Loss create(String name, Map<String, String> options) {
        return checked(unchecked(name, options));
    }

    /**
     * The weighted sum that an expression names, such as {@code dice + ce + 0.5*cldice(iterations=10) @ epoch>=10}, which
     * checks each batch before it compares. The grammar is described in {@code docs/reference/losses.md}.
     *
     * @throws IllegalArgumentException if something in it is unknown or cannot be read
     */
    public static Loss parse(String expression) {
        return checked(ExpressionParser.parse(expression, true));
    }

    /**
     * The loss inside another one, such as {@code base} in {@code mip(base=dice + ce)}; it trusts that the outer one was
     * given a checked batch. Terms have no schedules here.
     *
     * @throws IllegalArgumentException if something in it is unknown or cannot be read
     */
    public static Loss nested(String expression) {
        return ExpressionParser.parse(expression, false);
    }

    /** The terms of an expression inside another loss, each with its weight. */
    public static List<Loss> terms(String expression) {
        return ExpressionParser.parse(expression, false).summands().stream()
                .<Loss>map(term -> new WeightedSum(List.of(term)))
                .toList();
    }

    /**
     * The weighted sum of named losses, put together in code; it trusts that it is given checked batches.
     *
     * @param terms with their weights, at least one
     */
    public static Loss sum(List<LossTerm> terms) {
        return new WeightedSum(terms.stream()
                .map(term -> new WeightedSum.Term(term.weight(), NamedLoss.of(term), Schedule.ALWAYS))
                .toList());
    }

    static Loss unchecked(String name, Map<String, String> options) {
        LossDefinition definition = find(name);
        return NamedLoss.of(LossTerm.of(1, definition, definition.info().read(options)));
    }

    private static Loss checked(Loss loss) {
        return new Loss() {
            @Override
            public double evaluate(LossBatch batch, float[] gradient) {
                BatchCheck.check(batch);
                return loss.evaluate(batch, gradient);
            }

            @Override
            public Loss at(double epoch) {
                return checked(loss.at(epoch));
            }

            @Override
            public List<LossTerm> terms() {
                return loss.terms();
            }
        };
    }
}
