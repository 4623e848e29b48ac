package org.toposeg.calibrate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers computed by MetricsReloaded and conformal-risk, ../shared/vectors/calibration.json. */
public final class CalibrationVectors {

    private final JsonNode root;

    private CalibrationVectors(JsonNode root) {
        this.root = root;
    }

    /** Skips the test where the vectors are not beside the project. */
    public static CalibrationVectors load() {
        Path file = Path.of("../../shared/vectors/calibration.json");
        assumeTrue(Files.isRegularFile(file), "../shared/vectors is not beside the project: skipped");
        return new CalibrationVectors(JsonMapper.shared().readTree(file.toFile()));
    }

    public List<JsonNode> cases(String prefix) {
        List<JsonNode> cases = new ArrayList<>();
        root.path("cases").forEach(c -> {
            if (c.path("case").asString().startsWith(prefix)) {
                cases.add(c);
            }
        });
        return cases;
    }

    public double[] tensor(JsonNode vector, String input) {
        JsonNode tensor = root.path("tensors")
                .path(vector.path("inputs").path(input).path("ref").asString());
        double[] values = new double[tensor.path("data").size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.path("data").get(i).asDouble();
        }
        return values;
    }
}
