package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toposeg.topology.homology.Feature;
import org.toposeg.topology.matching.MatchingVectors.Case;
import tools.jackson.databind.JsonNode;

class BettiMatchingStrictTest {

    static List<Case> cases() {
        return MatchingVectors.cases("betti_matching_strict.json");
    }

    private static BettiMatchingOptions options(Case given) {
        boolean superlevel = given.params().get("filtration").asString().equals("superlevel");
        return BettiMatchingOptions.builder()
                .levels(superlevel ? BettiMatchingOptions.Levels.SUPERLEVEL : BettiMatchingOptions.Levels.SUBLEVEL)
                .build();
    }

    private static BettiMatchingResult match(Case given) {
        return BettiMatching.match(
                given.prediction().data(),
                given.target().data(),
                given.prediction().size(),
                options(given));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void matches_the_features_that_the_strict_induced_matching_matches(Case given) {
        BettiMatchingResult result = match(given);
        boolean superlevel = given.params().get("filtration").asString().equals("superlevel");
        for (JsonNode expected : given.expected().get("matching")) {
            DimensionMatching found = result.dimension(expected.get("dim").asInt());
            List<float[]> matched = found.matched().stream()
                    .map(pair -> values(superlevel, pair.prediction(), pair.target()))
                    .toList();
            assertSame(matched, expected.get("matched"));
            assertSame(singles(superlevel, found.unmatchedPrediction()), expected.get("unmatched_input1"));
            assertSame(singles(superlevel, found.unmatchedTarget()), expected.get("unmatched_input2"));
        }
    }

    private static List<float[]> singles(boolean superlevel, List<Feature> features) {
        return features.stream().map(feature -> values(superlevel, feature)).toList();
    }

    /** The vectors hold 1 - p for superlevel. */
    private static float[] values(boolean superlevel, Feature... features) {
        float[] values = new float[2 * features.length];
        for (int i = 0; i < features.length; i++) {
            values[2 * i] = superlevel ? 1 - features[i].birth() : features[i].birth();
            values[2 * i + 1] = superlevel ? 1 - features[i].death() : features[i].death();
        }
        return values;
    }

    private static void assertSame(List<float[]> found, JsonNode expected) {
        List<float[]> wanted = new ArrayList<>();
        expected.forEach(item -> wanted.add(MatchingVectors.floats(item.get("values"))));
        assertThat(sorted(found)).hasSameSizeAs(wanted);
        List<float[]> a = sorted(found);
        List<float[]> b = sorted(wanted);
        for (int i = 0; i < a.size(); i++) {
            assertThat(a.get(i)).containsExactly(b.get(i), within(1e-6f));
        }
    }

    private static List<float[]> sorted(List<float[]> rows) {
        List<float[]> result = new ArrayList<>(rows);
        // rounding to float may not change the order, so rows are ordered by coarse values first
        Collections.sort(result, BettiMatchingStrictTest::compare);
        return result;
    }

    private static int compare(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Math.abs(a[i] - b[i]) > 1e-6) {
                return Float.compare(a[i], b[i]);
            }
        }
        return 0;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void has_the_reference_loss_and_gradient(Case given) {
        float[] gradient = new float[given.prediction().data().length];
        double loss = match(given).addGradient(gradient, 1);
        assertThat(loss).isCloseTo(given.expected().get("loss").asDouble(), within(1e-6 * Math.max(1, loss)));
        if (given.expected().has("grad")) {
            float[] expected =
                    MatchingVectors.floats(given.expected().get("grad").get("data"));
            assertThat(gradient).containsExactly(expected, within(2e-6f));
        }
    }
}
