package org.toposeg.loss;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a loss's options, complete and of the types that {@link LossInfo#options()} states. */
public final class LossOptions {

    private final String loss;
    private final Map<String, Object> values;

    private LossOptions(String loss, Map<String, Object> values) {
        this.loss = loss;
        this.values = values;
    }

    /**
     * Completes what was given by the defaults.
     *
     * @param given texts as written in an expression or on the command line
     * @throws IllegalArgumentException if an option is unknown (the known ones are listed) or its value has another type
     */
    public static LossOptions of(LossInfo info, Map<String, String> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        info.options().forEach(option -> values.put(option.name(), option.defaultValue()));
        given.forEach((name, text) -> {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(
                        "loss " + info.name() + " has no option '" + name + "'; " + known(info.options()) + ".");
            }
            values.put(name, parse(info.name(), name, text, values.get(name)));
        });
        return new LossOptions(info.name(), values);
    }

    private static String known(List<LossOption> options) {
        return options.isEmpty()
                ? "it takes none"
                : "known are "
                        + String.join(
                                ", ", options.stream().map(LossOption::name).toList());
    }

    private static Object parse(String loss, String name, String text, Object like) {
        try {
            return switch (like) {
                case Double d -> Double.valueOf(text);
                case Integer i -> Integer.valueOf(text);
                case Boolean b -> bool(text);
                default -> text;
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "option " + name + " of loss " + loss + " must be "
                            + (like instanceof Boolean
                                    ? "true or false"
                                    : like instanceof Integer ? "a whole number" : "a number")
                            + ", got '" + text + "'.",
                    e);
        }
    }

    private static Boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new NumberFormatException(text);
        }
        return Boolean.valueOf(text);
    }

    /** Whether the loss has an option of that name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    public double number(String name) {
        return ((Number) value(name)).doubleValue();
    }

    public int integer(String name) {
        return (Integer) value(name);
    }

    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    public String text(String name) {
        return (String) value(name);
    }

    /**
     * A list of numbers such as {@code 1;1;2}.
     *
     * @throws IllegalArgumentException if something in it is no number
     */
    public double[] numbers(String name) {
        String list = text(name);
        try {
            return list.isBlank()
                    ? new double[0]
                    : Arrays.stream(list.split(";"))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "option " + name + " of loss " + loss + " must be numbers such as 1;1;2, got '" + list + "'.", e);
        }
    }

    /**
     * One of a few words.
     *
     * @throws IllegalArgumentException if it is another; the known ones are listed
     */
    public String choice(String name, String... known) {
        String word = text(name);
        if (!List.of(known).contains(word)) {
            throw new IllegalArgumentException("option " + name + " of loss " + loss + " must be one of "
                    + String.join(", ", known) + ", got '" + word + "'.");
        }
        return word;
    }

    /**
     * A number of a range.
     *
     * @throws IllegalArgumentException if it is outside
     */
    public double number(String name, double least, double greatest) {
        double value = number(name);
        if (!(value >= least && value <= greatest)) {
            throw new IllegalArgumentException("option " + name + " of loss " + loss + " must be from " + least + " to "
                    + greatest + ", got " + value + ".");
        }
        return value;
    }

    /** Name to value, in the order of the description; as printed in {@code toposeg loss}. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("loss " + loss + " does not declare the option " + name);
        }
        return value;
    }
}
