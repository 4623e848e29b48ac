package org.toposeg.topology.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.toposeg.volume.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference numbers beside the project; tests that need them are skipped where they are missing. */
public final class Vectors {

    private final JsonNode root;

    private Vectors(JsonNode root) {
        this.root = root;
    }

    public static Vectors read(String name) {
        for (String folder : new String[] {"../../shared", "../shared"}) {
            Path file = Path.of(folder, "vectors", name + ".json");
            if (Files.exists(file)) {
                return new Vectors(JsonMapper.shared().readTree(file.toFile()));
            }
        }
        assumeTrue(false, "shared/vectors/" + name + ".json is not beside the project");
        throw new AssertionError();
    }

    public Stream<Case> cases() {
        return root.get("cases").valueStream().map(node -> new Case(this, node));
    }

    /** One case of a file: its parameters, input masks and expected results. */
    public record Case(Vectors vectors, JsonNode node) {

        public String name() {
            return node.get("case").asString();
        }

        public JsonNode expected() {
            return node.get("expected");
        }

        public JsonNode params() {
            return node.get("params");
        }

        public boolean has(String input) {
            return node.get("inputs").has(input);
        }

        public byte[] mask(String input) {
            JsonNode data = tensor(input).get("data");
            byte[] mask = new byte[data.size()];
            for (int v = 0; v < mask.length; v++) {
                mask[v] = (byte) (data.get(v).asInt() != 0 ? 1 : 0);
            }
            return mask;
        }

        /** The shape's last two or three numbers, given how many axes an image has. */
        public Size size(String input, int axes) {
            JsonNode shape = tensor(input).get("shape");
            int last = shape.size() - 1;
            int depth = axes == 3 ? shape.get(last - 2).asInt() : 1;
            return new Size(shape.get(last).asInt(), shape.get(last - 1).asInt(), depth);
        }

        public int axes(String input) {
            return tensor(input).get("shape").size();
        }

        private JsonNode tensor(String input) {
            JsonNode given = node.get("inputs").get(input);
            return given.has("ref")
                    ? vectors.root.get("tensors").get(given.get("ref").asString())
                    : given;
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
