package org.toposeg.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.toposeg.metric.Measured.number;
import static org.toposeg.metric.Measured.part;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.testing.ReferenceVectors;
import tools.jackson.databind.JsonNode;

/** Centrelines of scikit-image, Betti numbers and components of SciPy and scikit-image on the same masks. */
class TopologyVectorsTest {

    private static List<Integer> list(JsonNode numbers) {
        return numbers.values().stream().map(JsonNode::asInt).toList();
    }

    private static Object side(MaskPair pair, String key, String side, String... options) {
        MetricValue.Parts parts = (MetricValue.Parts) Measured.value(pair, key, options);
        return plain(parts.parts().get(side));
    }

    private static Object plain(MetricValue value) {
        return value instanceof MetricValue.Counts(List<Integer> counts) ? counts : ((MetricValue.Count) value).count();
    }

    @Test
    void cldice_and_its_halves_are_scikit_images() {
        ReferenceVectors.check("cldice_metric", c -> {
            assertThat(number(MetricVectors.pair(c), "cldice"))
                    .as(c.name())
                    .isCloseTo(c.expected("cldice"), within(1e-12));
            assertThat(part(MetricVectors.pair(c), "centreline", "precision"))
                    .as(c.name())
                    .isCloseTo(c.expected("tprec"), within(1e-12));
            assertThat(part(MetricVectors.pair(c), "centreline", "sensitivity"))
                    .as(c.name())
                    .isCloseTo(c.expected("tsens"), within(1e-12));
        });
    }

    @Test
    void betti_numbers_and_their_errors_hold_for_both_connectivities() {
        ReferenceVectors.check("betti_errors", c -> {
            for (String connectivity : List.of("full", "face")) {
                String option = "connectivity=" + connectivity;
                String suffix = connectivity.equals("full") ? "fgfull" : "fgcross";
                assertThat(side(MetricVectors.pair(c), "betti", "prediction", option))
                        .as(c.name())
                        .isEqualTo(list(c.expected().path("true_betti_P_" + suffix)));
                assertThat(side(MetricVectors.pair(c), "betti", "reference", option))
                        .as(c.name())
                        .isEqualTo(list(c.expected().path("true_betti_G_" + suffix)));
                assertThat(plain(Measured.value(MetricVectors.pair(c), "bettiError", option)))
                        .as(c.name())
                        .isEqualTo(list(c.expected().path("betti_number_error_by_dim_" + suffix)));
                assertThat(side(MetricVectors.pair(c), "euler", "prediction", option))
                        .as(c.name())
                        .isEqualTo(c.expected().path("euler_P_" + suffix).asInt());
            }
        });
    }

    @Test
    void a_mask_counts_the_same_whatever_it_is_compared_with() {
        ReferenceVectors.check("topology_counts", c -> {
            byte[] mask = c.input("mask").mask();
            MaskPair pair = MaskPair.of(MetricVectors.grid(c, "mask"), new byte[mask.length], mask);
            int full = pair.dimensions();
            assertThat(side(pair, "betti", "reference"))
                    .as(c.name())
                    .isEqualTo(list(c.expected().path("betti_fgfull")));
            assertThat(side(pair, "components", "reference"))
                    .as(c.name())
                    .isEqualTo(c.expected().path("components_conn" + full).asInt());
            assertThat(side(pair, "components", "missed", "connectivity=face"))
                    .as(c.name())
                    .isEqualTo(c.expected().path("components_conn1").asInt());
        });
    }

    /**
     * Two numbers of the published code are not of the definition: it leaves one piece of either mask out, so that an empty
     * mask lacks none; and in one random volume it matches one pair of loops more than the images have in common.
     */
    @Test
    void the_betti_matching_error_is_the_published_codes_where_that_follows_its_definition() {
        // The ring's one component and one loop are in no other mask; the published code leaves a component out. Of
        // random_12x12x12_0.3 it gives 21, 23 or 25 loops as the masks are flipped and their axes exchanged (23 as
        // stored),
        // so only one of its numbers can be the definition's; CommonFeaturesTest holds ours to plain linear algebra.
        Map<String, List<Integer>> defined =
                Map.of("empty_vs_ring", List.of(1, 1), "random_12x12x12_0.3", List.of(15, 25, 0));
        ReferenceVectors.check("betti_errors", c -> {
            List<Integer> published = list(c.expected().path("betti_matching_error_by_dim"));
            assertThat(plain(Measured.value(MetricVectors.pair(c), "bettiMatchingError")))
                    .as(c.name())
                    .isEqualTo(defined.getOrDefault(c.name(), published));
        });
    }
}
