package org.toposeg.loss.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers that the published codes gave, kept beside the project; tests that need them are skipped where they are missing. */
public final class VectorFile {

    private VectorFile() {}

    /** The cases of {@code shared/vectors/NAME.json}. */
    public static List<VectorCase> cases(String name) {
        JsonNode root = JsonMapper.shared().readTree(file(name).toFile());
        JsonNode tensors = root.get("tensors");
        return StreamSupport.stream(root.get("cases").spliterator(), false)
                .map(node -> new VectorCase(node, tensors))
                .toList();
    }

    private static Path file(String name) {
        for (String root : new String[] {"../../shared", "../shared"}) {
            Path file = Path.of(root, "vectors", name + ".json");
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue(false, "shared/vectors/" + name + ".json is not beside the project");
        throw new AssertionError();
    }

    /**
     * One test for each case: value to 1e-6 relative, gradient to 1e-5 relative in norm.
     *
     * @param loss the loss a case is about, or null if it is not about losses tested here
     */
    public static Stream<DynamicTest> tests(String name, Function<VectorCase, Loss> loss) {
        return tests(name, loss, (c, batch) -> batch);
    }

    /** What a case adds to its batch, such as groups. */
    public interface Completion {
        LossBatch of(VectorCase c, LossBatch batch);
    }

    /** The same with batches that hold more than prediction and target. */
    public static Stream<DynamicTest> tests(String name, Function<VectorCase, Loss> loss, Completion completion) {
        List<DynamicTest> tests = cases(name).stream()
                .filter(c -> loss.apply(c) != null)
                .map(c -> DynamicTest.dynamicTest(
                        c.name(), () -> Agreement.withCase(c, loss.apply(c), completion.of(c, c.batch()))))
                .toList();
        if (tests.isEmpty()) {
            throw new AssertionError("no case of " + name + " was chosen");
        }
        return tests.stream();
    }
}
