package org.toposeg.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;
import tools.jackson.databind.JsonNode;

class ReliabilityBinsTest {

    @Test
    void the_error_of_foreground_probabilities_agrees_with_metrics_reloaded() {
        List<VectorCase> cases = ReferenceVectors.cases("calibration", c -> c.hasExpected("ece_foreground"));
        assertThat(cases).hasSize(3);
        for (VectorCase c : cases) {
            double[] p = c.input("prob").data();
            double[] y = c.input("target").data();
            ReliabilityBins foreground =
                    new ReliabilityBins(c.params().path("bins").asInt());
            ReliabilityBins confidence =
                    new ReliabilityBins(c.params().path("bins").asInt());
            for (int v = 0; v < p.length; v++) {
                foreground.add(p[v], y[v] > 0);
                confidence.add(Math.max(p[v], 1 - p[v]), (p[v] > 0.5) == (y[v] > 0));
            }
            assertThat(foreground.error())
                    .isCloseTo(c.expected().path("ece_foreground").asDouble(), within(1e-9));
            assertThat(confidence.error())
                    .isCloseTo(c.expected().path("ece_confidence").asDouble(), within(1e-9));
            assertBins(foreground.bins(), c.expected().path("bins_foreground[count,mean_p,mean_y]"));
        }
    }

    @Test
    void the_top_label_error_agrees_with_the_vectors() {
        List<VectorCase> cases =
                ReferenceVectors.cases("calibration", c -> c.name().startsWith("ece_toplabel"));
        assertThat(cases).hasSize(3);
        for (VectorCase c : cases) {
            double[] p = c.input("prob").data();
            double[] y = c.input("target").data();
            ReliabilityBins bins = new ReliabilityBins(c.params().path("bins").asInt());
            for (int v = 0; v < y.length; v++) {
                int best = 0;
                for (int k = 1; k < 3; k++) {
                    best = p[k * y.length + v] > p[best * y.length + v] ? k : best;
                }
                bins.add(p[best * y.length + v], best == (int) y[v]);
            }
            assertThat(bins.error()).isCloseTo(c.expected().path("ece_toplabel").asDouble(), within(1e-9));
            assertBins(bins.bins(), c.expected().path("bins"));
        }
    }

    private static void assertBins(List<ReliabilityBins.Bin> bins, JsonNode expected) {
        assertThat(bins).hasSize(expected.size());
        for (int b = 0; b < bins.size(); b++) {
            assertThat(bins.get(b).count()).isEqualTo(expected.get(b).get(0).asLong());
            assertThat(bins.get(b).probability())
                    .isCloseTo(expected.get(b).get(1).asDouble(), within(1e-9));
            assertThat(bins.get(b).frequency()).isCloseTo(expected.get(b).get(2).asDouble(), within(1e-9));
        }
    }

    @Test
    void a_bound_belongs_to_the_bin_below_it_and_zero_to_the_first() {
        ReliabilityBins bins = new ReliabilityBins(10);
        for (int k = 0; k <= 10; k++) {
            bins.add(k / 10.0, true);
        }
        assertThat(bins.bins())
                .extracting(ReliabilityBins.Bin::count)
                .containsExactly(2L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
    }

    @Test
    void no_value_has_no_error() {
        assertThat(new ReliabilityBins(10).error()).isNaN();
    }
}
