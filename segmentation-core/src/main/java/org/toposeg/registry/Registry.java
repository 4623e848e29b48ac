package org.toposeg.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * Things of one kind by name. Immutable.
 *
 * <pre>{@code
 * Registry<LossDefinition> losses = Registry.load("loss", LossDefinition.class, d -> d.info().name()).sorted();
 * losses.get("dise"); // there is no loss 'dise' (did you mean 'dice'?); known are asymmetric, ...
 * }</pre>
 */
public final class Registry<T> {

    private final String kind;
    private final Map<String, T> entries;

    private Registry(String kind, Map<String, T> entries) {
        this.kind = kind;
        this.entries = Collections.unmodifiableMap(entries);
    }

    /**
     * @param kind one word for people, such as {@code loss}
     * @param name of an entry
     * @param entries in the order in which they are listed
     * @throws IllegalStateException if two have the same name
     */
    public static <T> Registry<T> of(String kind, Function<T, String> name, Collection<T> entries) {
        Map<String, T> byName = new LinkedHashMap<>();
        for (T entry : entries) {
            if (byName.put(name.apply(entry), entry) != null) {
                throw new IllegalStateException("two entries have the " + kind + " name " + name.apply(entry) + ".");
            }
        }
        return new Registry<>(kind, byName);
    }

    /**
     * Those on the class path, in the order of their registration.
     *
     * @param service an interface with a file of its name in {@code META-INF/services}
     * @throws IllegalStateException if two have the same name
     */
    public static <T> Registry<T> load(String kind, Class<T> service, Function<T, String> name) {
        return of(
                kind,
                name,
                ServiceLoader.load(service).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /** The same in alphabetical order. */
    public Registry<T> sorted() {
        Map<String, T> sorted = new LinkedHashMap<>();
        entries.keySet().stream()
                .sorted(Comparator.naturalOrder())
                .forEach(name -> sorted.put(name, entries.get(name)));
        return new Registry<>(kind, sorted);
    }

    public List<T> all() {
        return List.copyOf(entries.values());
    }

    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    public Optional<T> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** @throws UnknownNameException if there is none of that name */
    public T get(String name) {
        return find(name).orElseThrow(() -> new UnknownNameException(kind, name, entries.keySet()));
    }
}
