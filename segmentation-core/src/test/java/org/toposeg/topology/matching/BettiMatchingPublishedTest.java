package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toposeg.topology.matching.BettiMatchingOptions.Comparison;
import org.toposeg.topology.matching.BettiMatchingOptions.Levels;
import org.toposeg.topology.matching.BettiMatchingOptions.Matching;
import org.toposeg.topology.matching.BettiMatchingOptions.UnmatchedCost;
import org.toposeg.topology.matching.MatchingVectors.Case;
import tools.jackson.databind.JsonNode;

/** The published codes' matching, its loss and its options, where inputs have ties too. */
class BettiMatchingPublishedTest {

    static List<Case> spatialCases() {
        return MatchingVectors.cases("betti_matching.json").stream()
                .filter(given -> given.prediction() != null)
                .toList();
    }

    static List<Case> planarCases() {
        return MatchingVectors.cases("betti_matching_2d_original.json");
    }

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

    private static BettiMatchingResult match(Case given, BettiMatchingOptions options) {
        return BettiMatching.match(
                given.prediction().data(),
                given.target().data(),
                given.prediction().size(),
                options);
    }

    @ParameterizedTest
    @MethodSource("spatialCases")
    void has_the_features_loss_and_gradient_of_betti_matching_3d(Case given) {
        BettiMatchingResult result = match(given, options(given.params()).build());
        boolean superlevel = given.params().get("filtration").asString().equals("superlevel");
        for (JsonNode expected : given.expected().path("matching")) {
            MatchingAssertions.assertSame(
                    result.dimension(expected.get("dim").asInt()),
                    superlevel,
                    MatchingAssertions.withCoordinates(expected));
        }
        float[] gradient = new float[given.prediction().data().length];
        double loss = result.addGradient(gradient, 1);
        assertThat(loss).isCloseTo(given.expected().get("loss").asDouble(), within(1e-6 * Math.max(1, loss)));
        if (given.expected().has("grad")) {
            float[] expected =
                    MatchingVectors.floats(given.expected().get("grad").get("data"));
            assertThat(gradient).containsExactly(expected, within(2e-6f));
        }
    }

    @ParameterizedTest
    @MethodSource("planarCases")
    void has_the_features_and_loss_of_the_original_planar_code(Case given) {
        BettiMatchingResult result = match(given, options(given.params()).build());
        for (JsonNode expected : given.expected().get("matching")) {
            MatchingAssertions.assertSame(
                    result.dimension(expected.get("dim").asInt()), false, MatchingAssertions.plain(expected));
        }
        double loss = result.loss();
        assertThat(loss).isCloseTo(given.expected().get("loss").asDouble(), within(1e-6 * Math.max(1, loss)));
    }
}
