package org.toposeg.registry;

import java.util.Optional;
import java.util.function.Function;

/**
 * The values of an option.
 *
 * @param type of the values
 * @param kind one word: number, integer, flag, word, numbers or text
 * @param allowed for a sentence after "must be", such as {@code a number from 0 to 1}
 * @param read a value of a text, empty if it is none of this domain
 * @param written the value as a Double, Integer, Boolean or String, for JSON and documentation
 */
record Domain<T>(
        Class<T> type, String kind, String allowed, Function<String, Optional<T>> read, Function<T, Object> written) {}
