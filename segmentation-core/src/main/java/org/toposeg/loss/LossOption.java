package org.toposeg.loss;

/**
 * One option of a loss.
 *
 * @param name lower case, words joined by {@code _}
 * @param defaultValue a Double, Integer, Boolean or String, whose type is the option's; lists of numbers are Strings such
 *     as {@code "1;1;2"}
 * @param meaning for people, with the values allowed
 */
public record LossOption(String name, Object defaultValue, String meaning) {}
