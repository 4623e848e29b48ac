package org.toposeg.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toposeg.statistics.MetricKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EquityScaleTest {

    /** By hand: means 0.9 and 0.7 around 0.8, so 0.8 / (1 + 0.1 + 0.1), and 0.8 / (1 + sd) with sd² = 0.02. */
    @Test
    void divides_the_mean_by_one_and_the_gaps() {
        double[] means = {0.9, 0.7};
        assertThat(EquityScale.byGaps(0.8, means, 1, true)).isCloseTo(0.8 / 1.2, within(1e-12));
        assertThat(EquityScale.byDeviation(0.8, means, 1, true)).isCloseTo(0.8 / (1 + Math.sqrt(0.02)), within(1e-12));
    }

    @Test
    void gaps_never_make_a_distance_look_better() {
        double[] means = {2, 6};
        assertThat(EquityScale.byGaps(4, means, 1, false)).isEqualTo(4 * 5.0);
        assertThat(EquityScale.byGaps(4, new double[] {4, 4}, 1, false)).isEqualTo(4);
    }

    /** Vectors computed by FairSeg's own code, ../shared/vectors/fairness.json; tolerance stated there. */
    @Test
    void both_forms_agree_with_the_published_code_for_every_weight() {
        Path file = Path.of("../../shared/vectors/fairness.json");
        assumeTrue(Files.isRegularFile(file), "../shared/vectors is not beside the project: skipped");
        JsonNode vectors = JsonMapper.shared().readTree(file.toFile());
        int compared = 0;
        for (JsonNode vector : vectors.path("cases")) {
            if (vector.path("params").path("impl").asString("").equals("equity_scaled")) {
                AttributeReport report = report(vectors, vector);
                JsonNode expected = vector.path("expected");
                assertThat(report.disparity().overall())
                        .isCloseTo(expected.path("overall").asDouble(), within(1e-9));
                assertThat(report.disparity().equityScaled())
                        .isCloseTo(expected.path("es_perf").asDouble(), within(1e-9));
                assertThat(report.disparity().equityScaledDeviation())
                        .isCloseTo(expected.path("es_std_perf").asDouble(), within(1e-9));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(6);
    }

    private static AttributeReport report(JsonNode vectors, JsonNode vector) {
        JsonNode scores = data(vectors, vector.path("inputs").path("scores"));
        JsonNode groups = data(vectors, vector.path("inputs").path("group"));
        List<ScoredCase> cases = IntStream.range(0, scores.size())
                .mapToObj(n -> new ScoredCase(
                        "c" + n,
                        scores.get(n).asDouble(),
                        Map.of("group", "" + groups.get(n).asInt())))
                .toList();
        double alpha = vector.path("params").path("alpha").asDouble();
        return new FairnessAudit(MetricKind.of("dice"), new FairnessOptions(alpha, 10, 0.95, 100, 1))
                .of(cases)
                .attributes()
                .getFirst();
    }

    private static JsonNode data(JsonNode vectors, JsonNode reference) {
        return vectors.path("tensors").path(reference.path("ref").asString()).path("data");
    }
}
