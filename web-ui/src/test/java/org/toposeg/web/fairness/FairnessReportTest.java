package org.toposeg.web.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FairnessReportTest {

    /** By hand: means 0.9 and 0.7 around 0.8, so 0.8 / (1 + 0.1 + 0.1). */
    @Test
    void divides_the_mean_by_one_and_the_sum_of_gaps() {
        FairnessReport report = FairnessReport.of(List.of(
                new FairnessReport.Case(0.95, Map.of("sex", "f")),
                new FairnessReport.Case(0.85, Map.of("sex", "f")),
                new FairnessReport.Case(0.8, Map.of("sex", "m")),
                new FairnessReport.Case(0.6, Map.of("sex", "m"))));
        FairnessReport.Attribute sex = report.attributes().getFirst();
        assertThat(sex.overall()).isCloseTo(0.8, within(1e-12));
        assertThat(sex.equityScaled()).isCloseTo(0.8 / 1.2, within(1e-12));
        assertThat(sex.groups()).extracting(FairnessReport.Group::isSmall).containsExactly(true, true);
    }

    /** Vectors computed by FairSeg's own code, ../shared/vectors/fairness.json. */
    @Test
    void agrees_with_the_published_code() {
        Path file = Path.of("../../shared/vectors/fairness.json");
        assumeTrue(Files.isRegularFile(file), "../shared/vectors is not beside the project: skipped");
        JsonNode vectors = JsonMapper.shared().readTree(file.toFile());
        int compared = 0;
        for (JsonNode vector : vectors.path("cases")) {
            if (vector.path("params").path("impl").asString("").equals("equity_scaled")
                    && vector.path("params").path("alpha").asDouble() == 1) {
                JsonNode scores = data(vectors, vector.path("inputs").path("scores"));
                JsonNode groups = data(vectors, vector.path("inputs").path("group"));
                List<FairnessReport.Case> cases = IntStream.range(0, scores.size())
                        .mapToObj(n -> new FairnessReport.Case(
                                scores.get(n).asDouble(),
                                Map.of("group", "" + groups.get(n).asInt())))
                        .toList();
                double expected = vector.path("expected").path("es_perf").asDouble();
                assertThat(FairnessReport.of(cases).attributes().getFirst().equityScaled())
                        .isCloseTo(expected, within(1e-9));
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    private static JsonNode data(JsonNode vectors, JsonNode reference) {
        return vectors.path("tensors").path(reference.path("ref").asString()).path("data");
    }

    @Test
    void takes_columns_with_few_values_as_attributes() {
        CaseTable table = CaseTable.parse("t.csv", List.of("case,sex,site", "a,f,1", "b,m,1"));
        assertThat(table.attributes()).containsEntry("a", Map.of("sex", "f"));
    }
}
