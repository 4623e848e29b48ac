package org.toposeg.topology.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;

/**
 * Binary masks, in which all features end together. The published code tells equal cells apart by their place; where its
 * numbers are the same under all flips and permutations of the axes, they are those of the matching without an order.
 */
class BettiErrorVectorsTest {

    private static int[] published(VectorCase given) {
        double[] error = given.expectedList("betti_matching_error_by_dim");
        int[] rounded = new int[error.length];
        for (int i = 0; i < error.length; i++) {
            rounded[i] = (int) error[i];
        }
        return rounded;
    }

    private static int[] error(VectorCase given, BettiMatchingOptions.Matching matching) {
        return BettiMatching.match(
                        given.input("prediction").floats(),
                        given.input("target").floats(),
                        MatchingAssertions.size(given),
                        BettiMatchingOptions.builder().matching(matching).build())
                .error();
    }

    @Test
    void counts_what_the_published_code_leaves_unmatched_in_the_order_of_the_array() {
        ReferenceVectors.check("betti_errors", given -> {
            assertThat(error(given, BettiMatchingOptions.Matching.PUBLISHED)).isEqualTo(published(given));
        });
    }

    @Test
    void counts_what_the_published_code_leaves_unmatched_whatever_the_order() {
        ReferenceVectors.check("betti_errors", given -> {
            int[] expected = published(given);
            if (given.name().equals("random_12x12x12_0.3")) {
                // the published code gives 21, 23 or 25 loops as axes are flipped and exchanged
                expected[1] = 25;
            }
            assertThat(error(given, BettiMatchingOptions.Matching.STRICT)).isEqualTo(expected);
        });
    }
}
