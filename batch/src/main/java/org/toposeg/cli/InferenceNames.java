package org.toposeg.cli;

import java.util.ServiceLoader;
import java.util.TreeSet;
import org.toposeg.infer.InferenceEngine;

/** Checks the option {@code --engine} of the commands that segment. */
public final class InferenceNames {

    private InferenceNames() {}

    /** @throws UsageException if no inference engine of this name is on the class path */
    public static void require(String name) {
        TreeSet<String> known = new TreeSet<>();
        ServiceLoader.load(InferenceEngine.class).forEach(engine -> known.add(engine.name()));
        if (!known.contains(name)) {
            throw new UsageException(
                    "unknown inference engine \"" + name + "\"; known: " + String.join(", ", known) + ".");
        }
    }
}
