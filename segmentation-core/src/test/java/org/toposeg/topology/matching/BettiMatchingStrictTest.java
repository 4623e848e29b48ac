package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;
import tools.jackson.databind.JsonNode;

class BettiMatchingStrictTest {

    private static BettiMatchingOptions options(VectorCase given) {
        boolean superlevel = given.params().get("filtration").asString().equals("superlevel");
        return BettiMatchingOptions.builder()
                .levels(superlevel ? BettiMatchingOptions.Levels.SUPERLEVEL : BettiMatchingOptions.Levels.SUBLEVEL)
                .build();
    }

    private static BettiMatchingResult match(VectorCase given) {
        return BettiMatching.match(
                given.input("prediction").floats(),
                given.input("target").floats(),
                MatchingAssertions.size(given),
                options(given));
    }

    @Test
    void matches_the_features_that_the_strict_induced_matching_matches() {
        ReferenceVectors.check("betti_matching_strict", given -> {
            BettiMatchingResult result = match(given);
            boolean superlevel = given.params().get("filtration").asString().equals("superlevel");
            for (JsonNode expected : given.expected().get("matching")) {
                DimensionMatching found = result.dimension(expected.get("dim").asInt());
                MatchingAssertions.assertSame(found, superlevel, MatchingAssertions.withCoordinates(expected));
            }
        });
    }

    @Test
    void has_the_reference_loss_and_gradient() {
        ReferenceVectors.check("betti_matching_strict", given -> {
            float[] gradient = new float[given.input("prediction").data().length];
            double loss = match(given).addGradient(gradient, 1);
            assertThat(loss).isCloseTo(given.expected().get("loss").asDouble(), within(1e-6 * Math.max(1, loss)));
            if (given.expected().has("grad")) {
                float[] expected = given.expectedTensor("grad").floats();
                assertThat(gradient).containsExactly(expected, within(2e-6f));
            }
        });
    }
}
