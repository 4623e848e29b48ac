package org.toposeg.loss.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.testing.VectorCase;

/** Parameters of a case as options of a loss. */
public final class Options {

    private Options() {}

    /** The named parameters that the case has, under the same names; lists become {@code a;b;c}. */
    public static Map<String, String> of(VectorCase c, String... names) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : names) {
            if (c.has(name)) {
                options.put(name, c.isList(name) ? c.list(name) : c.text(name));
            }
        }
        return options;
    }

    /** The same with one more. */
    public static Map<String, String> with(Map<String, String> options, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return more;
    }
}
