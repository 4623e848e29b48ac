package org.toposeg.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.toposeg.statistics.MetricKind;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;

class EquityScaleTest {

    /** By hand: means 0.9 and 0.7 around 0.8, so 0.8 / (1 + 0.1 + 0.1), and 0.8 / (1 + sd) with sd² = 0.02. */
    @Test
    void divides_the_mean_by_one_and_the_gaps() {
        double[] means = {0.9, 0.7};
        assertThat(EquityScale.byGaps(0.8, means, 1, true)).isCloseTo(0.8 / 1.2, within(1e-12));
        assertThat(EquityScale.byDeviation(0.8, means, 1, true)).isCloseTo(0.8 / (1 + Math.sqrt(0.02)), within(1e-12));
    }

    @Test
    void gaps_never_make_a_distance_look_better() {
        double[] means = {2, 6};
        assertThat(EquityScale.byGaps(4, means, 1, false)).isEqualTo(4 * 5.0);
        assertThat(EquityScale.byGaps(4, new double[] {4, 4}, 1, false)).isEqualTo(4);
    }

    /** Vectors computed by FairSeg's own code, ../shared/vectors/fairness.json; tolerance stated there. */
    @Test
    void both_forms_agree_with_the_published_code_for_every_weight() {
        List<VectorCase> cases = ReferenceVectors.cases(
                "fairness", c -> c.has("impl") && c.text("impl").equals("equity_scaled"));
        assertThat(cases).hasSize(6);
        for (VectorCase c : cases) {
            AttributeReport report = report(c);
            assertThat(report.disparity().overall()).isCloseTo(c.expected("overall"), within(1e-9));
            assertThat(report.disparity().equityScaled()).isCloseTo(c.expected("es_perf"), within(1e-9));
            assertThat(report.disparity().equityScaledDeviation()).isCloseTo(c.expected("es_std_perf"), within(1e-9));
        }
    }

    private static AttributeReport report(VectorCase c) {
        double[] scores = c.input("scores").data();
        double[] groups = c.input("group").data();
        List<ScoredCase> cases = IntStream.range(0, scores.length)
                .mapToObj(n -> new ScoredCase("c" + n, scores[n], Map.of("group", "" + (int) groups[n])))
                .toList();
        return new FairnessAudit(MetricKind.of("dice"), new FairnessOptions(c.number("alpha"), 10, 0.95, 100, 1))
                .of(cases)
                .attributes()
                .getFirst();
    }
}
