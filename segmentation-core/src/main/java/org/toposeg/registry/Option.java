package org.toposeg.registry;

import java.util.OptionalDouble;

/**
 * A setting that is given by name: its type, which values are allowed, its default and what it means. NaN and infinities
 * are never allowed. Immutable; usually a constant of the class that takes it.
 *
 * <pre>{@code
 * static final Option<Double> GAMMA = Option.number("gamma", 2, Range.atLeast(0), "exponent; 0 gives cross-entropy");
 * double gamma = options.get(GAMMA);
 * }</pre>
 */
public final class Option<T> {

    private final String name;
    private final T defaultValue;
    private final Domain<T> domain;
    private final String meaning;

    private Option(String name, T defaultValue, Domain<T> domain, String meaning) {
        this.name = name;
        this.defaultValue = defaultValue;
        this.domain = domain;
        this.meaning = meaning;
    }

    public static Option<Double> number(String name, double defaultValue, Range range, String meaning) {
        return new Option<>(name, defaultValue, Domains.number(range), meaning);
    }

    /** A whole number from {@code least} to {@code greatest}. */
    public static Option<Integer> integer(String name, int defaultValue, int least, int greatest, String meaning) {
        return new Option<>(name, defaultValue, Domains.integer(least, greatest), meaning);
    }

    /** An odd number from 1 to {@code greatest}. */
    public static Option<Integer> odd(String name, int defaultValue, int greatest, String meaning) {
        return new Option<>(name, defaultValue, Domains.odd(greatest), meaning);
    }

    /** {@code true} or {@code false}. */
    public static Option<Boolean> flag(String name, boolean defaultValue, String meaning) {
        return new Option<>(name, defaultValue, Domains.flag(), meaning);
    }

    /** One of an enumeration's constants, written in lower case (single letters as they are). */
    public static <E extends Enum<E>> Option<E> word(String name, E defaultValue, String meaning) {
        return new Option<>(name, defaultValue, Domains.word(defaultValue.getDeclaringClass()), meaning);
    }

    public static Option<String> text(String name, String defaultValue, String meaning) {
        return new Option<>(name, defaultValue, Domains.text(), meaning);
    }

    /** A list such as {@code 1;1;2}, empty by default; each of its numbers in the range. */
    public static Option<double[]> numbers(String name, Range range, String meaning, double... defaultValue) {
        return new Option<>(name, defaultValue, Domains.numbers(range), meaning);
    }

    /**
     * A number or none.
     *
     * @param absent how none is written, perhaps empty
     */
    public static Option<OptionalDouble> optionalNumber(
            String name, OptionalDouble defaultValue, String absent, Range range, String meaning) {
        return new Option<>(name, defaultValue, Domains.optional(absent, range), meaning);
    }

    /** The same option with another meaning, such as one of a part that another thing takes in its name. */
    public Option<T> meaning(String other) {
        return new Option<>(name, defaultValue, domain, other);
    }

    /** The same option with another default. */
    public Option<T> defaulting(T other) {
        return new Option<>(name, other, domain, meaning);
    }

    /** Lower case, words joined by {@code _}. */
    public String name() {
        return name;
    }

    public T defaultValue() {
        return defaultValue;
    }

    /** The default as a Double, Integer, Boolean or String, for JSON and documentation. */
    public Object writtenDefault() {
        return written(defaultValue);
    }

    /** One word: number, integer, flag, word, numbers or text. */
    public String kind() {
        return domain.kind();
    }

    /** Which values are allowed, for people: {@code a number from 0 to 1}, {@code one of pooled, max_directed}. */
    public String allowed() {
        return domain.allowed();
    }

    /** For people. */
    public String meaning() {
        return meaning;
    }

    /**
     * @param owner the thing that takes the option, such as {@code loss focal}; for the message
     * @throws IllegalArgumentException in one sentence with the option, the text and what is allowed, if it is no value
     */
    T read(String owner, String text) {
        return domain.read().apply(text).orElseThrow(() -> refusal(owner, text));
    }

    /** @throws IllegalArgumentException as {@link #read}, if a value given by code is outside of what is allowed */
    void require(String owner, T value) {
        String text = String.valueOf(written(value));
        read(owner, text);
    }

    private IllegalArgumentException refusal(String owner, String text) {
        return new IllegalArgumentException(
                "option " + name + " of " + owner + " must be " + domain.allowed() + ", got '" + text + "'.");
    }

    Object written(T value) {
        return domain.written().apply(value);
    }

    T cast(Object value) {
        return domain.type().cast(value);
    }
}
