package org.toposeg.testing;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of numbers that published codes gave, {@code ../shared/vectors}; its README states the format. */
public final class ReferenceVectors {

    private ReferenceVectors() {}

    /** What a test does with one case. */
    public interface Check {
        void of(VectorCase c);
    }

    /** The cases of {@code vectors/NAME.json}; the test is skipped where the folder is missing. */
    public static List<VectorCase> cases(String name) {
        JsonNode root = JsonMapper.shared()
                .readTree(SharedFolder.existing("vectors/" + name + ".json").toFile());
        JsonNode tensors = root.get("tensors");
        return StreamSupport.stream(root.get("cases").spliterator(), false)
                .map(node -> new VectorCase(node, tensors))
                .toList();
    }

    /** The chosen of them. */
    public static List<VectorCase> cases(String name, Predicate<VectorCase> chosen) {
        return cases(name).stream().filter(chosen).toList();
    }

    /** Checks every case of a file; what fails is reported case by case, by name. */
    public static void check(String name, Check check) {
        check(name, c -> true, check);
    }

    /** The same with chosen cases, of which there must be one. */
    public static void check(String name, Predicate<VectorCase> chosen, Check check) {
        Each.of("cases of " + name, cases(name, chosen), check::of);
    }
}
