package org.toposeg.registry;

import java.util.Collection;
import java.util.Optional;

/**
 * A name that nothing has. Its message is one sentence for people with the nearest known name, if one is near, and all
 * known ones.
 */
public final class UnknownNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * @param kind what was asked for, such as {@code loss}
     * @param name as it was written
     * @param known all names, in the order in which they are listed
     */
    public UnknownNameException(String kind, String name, Collection<String> known) {
        this(kind, name, "", known);
    }

    /** @param owner the thing whose names these are, such as {@code loss focal}; empty if they belong to none */
    UnknownNameException(String kind, String name, String owner, Collection<String> known) {
        super(sentence(kind, name, owner, known));
    }

    private static String sentence(String kind, String name, String owner, Collection<String> known) {
        String of = owner.isEmpty() ? "" : " of " + owner;
        String near = nearest(name, known)
                .map(word -> " (did you mean '" + word + "'?)")
                .orElse("");
        String all = known.isEmpty() ? "there are none" : "known are " + String.join(", ", known);
        return "there is no " + kind + " '" + name + "'" + of + near + "; " + all + ".";
    }

    /** The first of the known names with the least edit distance, empty if more than half of it would have to change. */
    static Optional<String> nearest(String name, Collection<String> known) {
        Optional<String> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = EditDistance.of(name, candidate);
            if (distance < least && 2 * distance <= candidate.length()) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }
}
