package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;
import org.toposeg.topology.matching.BettiMatchingOptions.Comparison;
import org.toposeg.topology.matching.BettiMatchingOptions.Levels;
import org.toposeg.topology.matching.BettiMatchingOptions.Matching;
import org.toposeg.topology.matching.BettiMatchingOptions.UnmatchedCost;
import org.toposeg.volume.Size;
import tools.jackson.databind.JsonNode;

/** The published codes' matching, its loss and its options, where inputs have ties too. */
class BettiMatchingPublishedTest {

    private static BettiMatchingOptions.Builder options(JsonNode params) {
        BettiMatchingOptions.Builder options = BettiMatchingOptions.builder()
                .matching(params.has("relative") ? Matching.PUBLISHED_2D_ORIGINAL : Matching.PUBLISHED);
        options.levels(
                switch (params.get("filtration").asString()) {
                    case "superlevel" -> Levels.SUPERLEVEL;
                    case "sublevel" -> Levels.SUBLEVEL;
                    default -> Levels.BOTH;
                });
        options.essential(params.get("essential").asString().equals("kept"));
        if (params.has("comparison")) {
            options.comparison(
                    Comparison.valueOf(params.get("comparison").asString().toUpperCase()));
            options.relative(params.get("relative").asBoolean());
        }
        if (params.has("topology_weights")) {
            options.matchedWeight(params.get("topology_weights").get(0).asDouble());
            options.unmatchedWeight(params.get("topology_weights").get(1).asDouble());
        }
        if (params.has("barcode_length_threshold")) {
            options.shortest(params.get("barcode_length_threshold").asDouble());
        }
        if (params.has("push_unmatched_to_1_0")) {
            options.unmatchedCost(UnmatchedCost.PUSH_TO_1_0);
        }
        return options;
    }

    private static BettiMatchingResult match(VectorCase given, BettiMatchingOptions options) {
        return BettiMatching.match(
                given.input("prediction").floats(),
                given.input("target").floats(),
                MatchingAssertions.size(given),
                options);
    }

    @Test
    void has_the_features_loss_and_gradient_of_betti_matching_3d() {
        ReferenceVectors.check("betti_matching", c -> c.hasInput("prediction"), given -> {
            BettiMatchingResult result = match(given, options(given.params()).build());
            boolean superlevel = given.params().get("filtration").asString().equals("superlevel");
            for (JsonNode expected : given.expected().path("matching")) {
                MatchingAssertions.assertSame(
                        result.dimension(expected.get("dim").asInt()),
                        superlevel,
                        MatchingAssertions.withCoordinates(expected));
            }
            float[] gradient = new float[given.input("prediction").data().length];
            double loss = result.addGradient(gradient, 1);
            assertThat(loss).isCloseTo(given.expected().get("loss").asDouble(), within(1e-6 * Math.max(1, loss)));
            if (given.expected().has("grad")) {
                float[] expected = given.expectedTensor("grad").floats();
                assertThat(gradient).containsExactly(expected, within(2e-6f));
            }
        });
    }

    @Test
    void has_the_features_and_loss_of_the_original_planar_code() {
        ReferenceVectors.check("betti_matching_2d_original", given -> {
            BettiMatchingResult result = match(given, options(given.params()).build());
            for (JsonNode expected : given.expected().get("matching")) {
                MatchingAssertions.assertSame(
                        result.dimension(expected.get("dim").asInt()), false, MatchingAssertions.plain(expected));
            }
            double loss = result.loss();
            assertThat(loss).isCloseTo(given.expected().get("loss").asDouble(), within(1e-6 * Math.max(1, loss)));
        });
    }

    /** A pair that Betti-Matching-3D matches a loop of; with squares in any other order there is none. */
    @Test
    void orders_the_squares_of_one_corner_by_their_normal() {
        float[] prediction = {6, 11, 0, 12, 2, 14, 1, 9, 4, 7, 17, 8, 5, 3, 13, 15, 10, 16};
        float[] target = {14, 13, 0, 12, 10, 6, 4, 9, 17, 2, 1, 11, 16, 5, 15, 8, 7, 3};
        for (int i = 0; i < prediction.length; i++) {
            prediction[i] /= 64;
            target[i] /= 64;
        }
        BettiMatchingResult result = BettiMatching.match(
                prediction,
                target,
                new Size(3, 3, 2),
                BettiMatchingOptions.builder()
                        .matching(Matching.PUBLISHED)
                        .levels(Levels.SUBLEVEL)
                        .build());
        assertThat(result.dimension(1).matched()).hasSize(1);
    }
}
