package org.toposeg.metric;

import java.util.List;
import java.util.function.DoublePredicate;

/**
 * One option of a metric. Metrics that declare an option of the same name share its value.
 *
 * @param name lower case, words joined by {@code _}
 * @param defaultValue a Double or a String, whose type is the option's
 * @param meaning for people, with the values allowed
 * @param choices the texts allowed; empty for numbers
 * @param allowed which numbers are allowed
 */
public record MetricOption(
        String name, Object defaultValue, String meaning, List<String> choices, DoublePredicate allowed) {

    public static MetricOption number(String name, double defaultValue, String meaning, DoublePredicate allowed) {
        return new MetricOption(name, defaultValue, meaning, List.of(), allowed);
    }

    /** The first choice is the default. */
    public static MetricOption choice(String name, String meaning, String... choices) {
        return new MetricOption(name, choices[0], meaning, List.of(choices), number -> false);
    }

    /** @throws IllegalArgumentException in one sentence, if the text is no value of this option */
    Object parse(String text) {
        if (!choices.isEmpty()) {
            if (!choices.contains(text)) {
                throw new IllegalArgumentException(
                        "option " + name + " must be one of " + String.join(", ", choices) + ", got '" + text + "'.");
            }
            return text;
        }
        double number = number(text);
        if (!allowed.test(number)) {
            throw new IllegalArgumentException("option " + name + " cannot be " + text + ": " + meaning + ".");
        }
        return number;
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option " + name + " must be a number, got '" + text + "'.", e);
        }
    }
}
