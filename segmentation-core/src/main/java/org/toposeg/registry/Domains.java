package org.toposeg.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** The domains that options have. */
final class Domains {

    private Domains() {}

    static Domain<Double> number(Range range) {
        return new Domain<>(Double.class, "number", numeral("a number", range), text -> number(text, range), v -> v);
    }

    static Domain<Integer> integer(int least, int greatest) {
        return integer("a whole number from " + least + " to " + greatest, n -> n >= least && n <= greatest);
    }

    static Domain<Integer> odd(int greatest) {
        return integer("an odd whole number from 1 to " + greatest, n -> n >= 1 && n <= greatest && n % 2 == 1);
    }

    private static Domain<Integer> integer(String allowed, IntPredicate holds) {
        return new Domain<>(
                Integer.class, "integer", allowed, text -> integer(text).filter(holds::test), v -> v);
    }

    static Domain<Boolean> flag() {
        return new Domain<>(
                Boolean.class,
                "flag",
                "true or false",
                text -> text.equals("true") || text.equals("false")
                        ? Optional.of(Boolean.valueOf(text))
                        : Optional.empty(),
                v -> v);
    }

    static <E extends Enum<E>> Domain<E> word(Class<E> type) {
        E[] known = type.getEnumConstants();
        return new Domain<>(
                type,
                "word",
                "one of " + Arrays.stream(known).map(Domains::word).collect(Collectors.joining(", ")),
                text -> Arrays.stream(known)
                        .filter(value -> value.name().equalsIgnoreCase(text))
                        .findFirst(),
                Domains::word);
    }

    /** Names of one letter are symbols and keep their case. */
    static String word(Enum<?> value) {
        return value.name().length() == 1 ? value.name() : value.name().toLowerCase(Locale.ROOT);
    }

    static Domain<String> text() {
        return new Domain<>(String.class, "text", "a text", Optional::of, v -> v);
    }

    static Domain<double[]> numbers(Range range) {
        return new Domain<>(
                double[].class,
                "numbers",
                numeral("numbers such as 1;1;2", range) + (range.words().isEmpty() ? "" : " each"),
                text -> numbers(text, range),
                list -> Arrays.stream(list).mapToObj(Range::number).collect(Collectors.joining(";")));
    }

    static Domain<OptionalDouble> optional(String absent, Range range) {
        String nothing = absent.isEmpty() ? "empty" : absent;
        return new Domain<>(
                OptionalDouble.class,
                "text",
                nothing + " or " + numeral("a number", range),
                text -> text.equals(absent)
                        ? Optional.of(OptionalDouble.empty())
                        : number(text, range).map(OptionalDouble::of),
                v -> v.isPresent() ? Range.number(v.getAsDouble()) : absent);
    }

    private static String numeral(String noun, Range range) {
        return range.words().isEmpty() ? noun : noun + " " + range.words();
    }

    private static Optional<double[]> numbers(String text, Range range) {
        if (text.isBlank()) {
            return Optional.of(new double[0]);
        }
        String[] parts = text.split(";", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Optional<Double> number = number(parts[i], range);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers[i] = number.get();
        }
        return Optional.of(numbers);
    }

    private static Optional<Double> number(String text, Range range) {
        try {
            return Optional.of(Double.valueOf(text)).filter(range::contains);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> integer(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
