package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toposeg.topology.matching.MatchingVectors.Case;

/** Binary masks, whose voxels are told apart by their place in the array as in Betti-Matching-3D. */
class BettiErrorVectorsTest {

    static List<Case> cases() {
        return MatchingVectors.cases("betti_errors.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void counts_what_the_published_code_leaves_unmatched(Case given) {
        int[] error = BettiMatching.match(
                        given.prediction().data(),
                        given.target().data(),
                        given.prediction().size(),
                        BettiMatchingOptions.defaults())
                .error();
        float[] published = MatchingVectors.floats(given.expected().get("betti_matching_error_by_dim"));
        assertThat(error).hasSameSizeAs(published);
        for (int dimension = 0; dimension < error.length; dimension++) {
            assertThat(error[dimension]).as("dimension " + dimension).isEqualTo((int) published[dimension]);
        }
    }
}
