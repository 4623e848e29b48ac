package org.toposeg.metric;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of published codes in {@code ../shared/vectors}; tests that need them are skipped where these are absent. */
public final class MetricVectors {

    private static final Path FOLDER = Path.of("../../shared/vectors");

    private final JsonNode root;

    private MetricVectors(JsonNode root) {
        this.root = root;
    }

    public static MetricVectors open(String name) {
        Path file = FOLDER.resolve(name + ".json");
        Assumptions.assumeTrue(Files.isRegularFile(file), file + " is not beside the project");
        return new MetricVectors(JsonMapper.shared().readTree(file));
    }

    public Stream<Case> cases() {
        return StreamSupport.stream(root.path("cases").spliterator(), false).map(node -> new Case(root, node));
    }

    /** One case. */
    public record Case(JsonNode root, JsonNode node) {

        public String name() {
            return node.path("case").asString();
        }

        public JsonNode expected() {
            return node.path("expected");
        }

        public double expected(String name) {
            return expected().path(name).asDouble();
        }

        public Grid grid(String input) {
            double[] spacing = {1, 1, 1};
            List<JsonNode> given =
                    List.copyOf(node.path("params").path("spacing").values());
            for (int axis = 0; axis < given.size(); axis++) {
                spacing[given.size() - 1 - axis] = given.get(axis).asDouble();
            }
            return Grid.of(size(input), new Vec3(spacing[0], spacing[1], spacing[2]));
        }

        private Size size(String input) {
            int[] size = {1, 1, 1};
            List<JsonNode> shape = List.copyOf(tensor(input).path("shape").values());
            for (int axis = 0; axis < shape.size(); axis++) {
                size[shape.size() - 1 - axis] = shape.get(axis).asInt();
            }
            return new Size(size[0], size[1], size[2]);
        }

        public byte[] mask(String input) {
            JsonNode data = tensor(input).path("data");
            byte[] mask = new byte[data.size()];
            for (int v = 0; v < mask.length; v++) {
                mask[v] = (byte) data.get(v).asInt();
            }
            return mask;
        }

        private JsonNode tensor(String input) {
            JsonNode given = node.path("inputs").path(input);
            return given.has("ref")
                    ? root.path("tensors").path(given.path("ref").asString())
                    : given;
        }

        public MaskPair pair() {
            return MaskPair.of(grid("prediction"), mask("prediction"), mask("target"));
        }
    }
}
