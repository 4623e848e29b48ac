package org.toposeg.loss;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.toposeg.loss.base.BatchCheck;

/** Every loss on the class path, by name and by expression. */
public final class Losses {

    private static final List<LossDefinition> ALL = ServiceLoader.load(LossDefinition.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(definition -> definition.info().name()))
            .toList();

    private Losses() {}

    /** All definitions by name in alphabetical order. */
    public static List<LossDefinition> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException if there is none of that name; the known ones are listed */
    public static LossDefinition find(String name) {
        return ALL.stream()
                .filter(definition -> definition.info().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no loss '" + name + "'; known are "
                        + ALL.stream().map(d -> d.info().name()).collect(Collectors.joining(", ")) + "."));
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
        return checked(new ExpressionParser(expression, true).parse());
    }

    /**
     * The loss inside another one, such as {@code base} in {@code mip(base=dice + ce)}; it trusts that the outer one was
     * given a checked batch. Terms have no schedules here.
     *
     * @throws IllegalArgumentException if something in it is unknown or cannot be read
     */
    public static Loss nested(String expression) {
        return new ExpressionParser(expression, false).parse();
    }

    /** The terms of an expression inside another loss, each with its weight. */
    public static List<Loss> terms(String expression) {
        return new ExpressionParser(expression, false)
                .parse().summands().stream()
                        .<Loss>map(term -> new WeightedSum(List.of(term)))
                        .toList();
    }

    static Loss unchecked(String name, Map<String, String> options) {
        LossDefinition definition = find(name);
        LossOptions complete = LossOptions.of(definition.info(), options);
        return new NamedLoss(name, complete, definition.create(complete));
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
