package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
            MatchingAssertions.assertSame(found, superlevel, MatchingAssertions.withCoordinates(expected));
        }
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
