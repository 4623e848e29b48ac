package org.toposeg.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a thing's options, complete, of their types and allowed. Immutable. */
public final class Options {

    private final String owner;
    private final Map<String, Value<?>> values;

    private record Value<T>(Option<T> option, T value) {
        Object written() {
            return option.written(value);
        }
    }

    private Options(String owner, Map<String, Value<?>> values) {
        this.owner = owner;
        this.values = values;
    }

    /**
     * @param owner the thing that takes the options, for messages, such as {@code loss focal}
     * @param known in the order in which they are listed
     */
    public static Options defaults(String owner, List<? extends Option<?>> known) {
        Map<String, Value<?>> values = new LinkedHashMap<>();
        known.forEach(option -> values.put(option.name(), ofDefault(option)));
        return new Options(owner, values);
    }

    private static <T> Value<T> ofDefault(Option<T> option) {
        return new Value<>(option, option.defaultValue());
    }

    /**
     * What was written, completed by the defaults.
     *
     * @param given texts by option name
     * @throws UnknownNameException if there is no option of a name
     * @throws IllegalArgumentException in one sentence with option, value and what is allowed, if a value is not
     */
    public static Options read(String owner, List<? extends Option<?>> known, Map<String, String> given) {
        Options options = defaults(owner, known);
        given.forEach((name, text) -> options.values.put(name, read(owner, options.known(name), text)));
        return options;
    }

    private static <T> Value<T> read(String owner, Option<T> option, String text) {
        return new Value<>(option, option.read(owner, text));
    }

    private Option<?> known(String name) {
        Value<?> value = values.get(name);
        if (value == null) {
            throw new UnknownNameException("option", name, owner, new ArrayList<>(values.keySet()));
        }
        return value.option();
    }

    /** Whether there is an option of that name. */
    public boolean has(Option<?> option) {
        return values.containsKey(option.name());
    }

    /** @throws IllegalStateException if the owner does not declare the option; that is a programmer's error */
    public <T> T get(Option<T> option) {
        Value<?> value = values.get(option.name());
        if (value == null) {
            throw new IllegalStateException(owner + " does not declare the option " + option.name());
        }
        return option.cast(value.value());
    }

    /**
     * The same with another value of one option.
     *
     * @throws IllegalArgumentException if it is not allowed
     * @throws IllegalStateException if the owner does not declare the option
     */
    public <T> Options with(Option<T> option, T value) {
        get(option);
        option.require(owner, value);
        Map<String, Value<?>> changed = new LinkedHashMap<>(values);
        changed.put(option.name(), new Value<>(option, value));
        return new Options(owner, changed);
    }

    /** Name to value as a Double, Integer, Boolean or String, for JSON. */
    public Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        values.forEach((name, value) -> written.put(name, value.written()));
        return written;
    }
}
