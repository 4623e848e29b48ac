package org.toposeg.topology.matching;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.toposeg.volume.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads the shared reference vectors of Betti matching; tests are skipped where these are absent. */
final class MatchingVectors {
    private static final Path FOLDER = Path.of("..", "..", "shared", "vectors");

    private MatchingVectors() {}

    /** One case: its two arrays, what was asked and what the reference gave. */
    record Case(String name, JsonNode params, Array prediction, Array target, JsonNode expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Shape as the file has it, with its leading axes of size 1 (batch and channel). */
    record Array(int[] shape, float[] data) {
        Size size() {
            int n = shape.length;
            int spatial = n > 3 ? n - 2 : n;
            return new Size(shape[n - 1], shape[n - 2], spatial == 3 ? shape[n - 3] : 1);
        }

        /** Index of a voxel given by its coordinates, slowest axis first. */
        int index(JsonNode coordinates) {
            int index = 0;
            for (int i = 0; i < coordinates.size(); i++) {
                index = index * shape[shape.length - coordinates.size() + i]
                        + coordinates.get(i).asInt();
            }
            return index;
        }
    }

    static List<Case> cases(String file) {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path), "the shared vectors are not there");
        JsonNode root = new ObjectMapper().readTree(path.toFile());
        List<Case> cases = new ArrayList<>();
        for (JsonNode node : root.get("cases")) {
            JsonNode inputs = node.get("inputs");
            cases.add(new Case(
                    node.get("case").asString(),
                    node.get("params"),
                    array(root, inputs.get("prediction")),
                    array(root, inputs.get("target")),
                    node.get("expected")));
        }
        return cases;
    }

    private static Array array(JsonNode root, JsonNode input) {
        if (input == null) {
            return null;
        }
        JsonNode node =
                input.has("ref") ? root.get("tensors").get(input.get("ref").asString()) : input;
        int[] shape = new int[node.get("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = node.get("shape").get(i).asInt();
        }
        return new Array(shape, floats(node.get("data")));
    }

    static float[] floats(JsonNode data) {
        float[] values = new float[data.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) data.get(i).asDouble();
        }
        return values;
    }
}
