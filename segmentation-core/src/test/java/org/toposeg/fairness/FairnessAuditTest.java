package org.toposeg.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.toposeg.statistics.MetricKind;

class FairnessAuditTest {

    private static final FairnessAudit DICE = new FairnessAudit(MetricKind.of("dice"), FairnessOptions.DEFAULT);

    private static List<ScoredCase> cases(int perGroup, double meanOfF, double meanOfM, long seed) {
        Random random = new Random(seed);
        List<ScoredCase> cases = new ArrayList<>();
        for (int n = 0; n < perGroup; n++) {
            cases.add(new ScoredCase("f" + n, meanOfF + 0.02 * random.nextGaussian(), Map.of("sex", "f")));
            cases.add(new ScoredCase("m" + n, meanOfM + 0.02 * random.nextGaussian(), Map.of("sex", "m")));
        }
        return cases;
    }

    /** scipy.stats.t.interval(0.95, 4, loc=mean, scale=sem) of [.7, .75, .8, .9, .95] (SciPy 1.10.1). */
    @Test
    void gives_students_interval_of_each_group() {
        List<ScoredCase> cases = new ArrayList<>();
        for (double dice : new double[] {0.7, 0.75, 0.8, 0.9, 0.95}) {
            cases.add(new ScoredCase("c" + dice, dice, Map.of("sex", "f")));
        }
        GroupReport group = DICE.of(cases).attributes().getFirst().groups().getFirst();
        assertThat(group.scores().interval().low()).isCloseTo(0.6912615366035462, within(1e-10));
        assertThat(group.scores().interval().high()).isCloseTo(0.9487384633964537, within(1e-10));
        assertThat(group.scores().interval().method()).isEqualTo("student-t");
    }

    @Test
    void a_clear_gap_between_large_groups_is_said_to_be_larger_than_chance() {
        AttributeReport sex = DICE.of(cases(60, 0.9, 0.8, 3)).attributes().getFirst();
        assertThat(sex.disparity().worstGroup()).isEqualTo("m");
        assertThat(sex.regrouping().adjusted()).isLessThan(0.001);
        assertThat(sex.conclusion()).contains("'m' is served worst");
        assertThat(sex.disparity().largestGap()).isCloseTo(0.1, within(0.02));
        assertThat(sex.disparity().minMax()).isCloseTo(0.8 / 0.9, within(0.02));
    }

    @Test
    void equal_groups_are_not_called_unfair() {
        AttributeReport sex = DICE.of(cases(60, 0.85, 0.85, 4)).attributes().getFirst();
        assertThat(sex.regrouping().adjusted()).isGreaterThan(0.05);
        assertThat(sex.conclusion()).contains("may be chance");
    }

    @Test
    void small_groups_are_warned_about_and_never_called_the_worst() {
        FairnessReport report = DICE.of(cases(4, 0.9, 0.5, 5));
        AttributeReport sex = report.attributes().getFirst();
        assertThat(sex.disparity().worstGroup()).isNull();
        assertThat(sex.conclusion()).startsWith("No group can be compared");
        assertThat(sex.warnings()).hasSize(2).allMatch(w -> w.contains("may be chance"));
        assertThat(report.warnings()).anyMatch(w -> w.contains("too few for any claim"));
    }

    @Test
    void the_worst_group_of_a_distance_is_the_one_with_the_largest() {
        FairnessAudit distance = new FairnessAudit(MetricKind.of("hd95"), FairnessOptions.DEFAULT);
        AttributeReport sex = distance.of(cases(20, 3, 8, 6)).attributes().getFirst();
        assertThat(sex.disparity().worstGroup()).isEqualTo("m");
        assertThat(sex.disparity().equityScaled()).isGreaterThan(sex.disparity().overall());
    }

    @Test
    void a_single_case_has_no_interval_and_no_spread() {
        FairnessReport report = DICE.of(List.of(new ScoredCase("a", 0.5, Map.of("sex", "f"))));
        GroupReport group = report.attributes().getFirst().groups().getFirst();
        assertThat(report.scores().interval()).isNull();
        assertThat(group.scores().interval()).isNull();
        assertThat(group.scores().standardDeviation()).isNull();
        assertThat(report.attributes().getFirst().disparity().equityScaledDeviation())
                .isNull();
    }

    /** Under chance the reported fraction is uniform, so 5 % lies below 0.05; 400 draws, three standard errors 3.3 %. */
    @Test
    void chance_alone_is_called_a_gap_about_once_in_twenty_times() {
        FairnessAudit audit = new FairnessAudit(MetricKind.of("dice"), new FairnessOptions(1, 2, 0.95, 400, 9));
        int called = 0;
        for (int n = 0; n < 400; n++) {
            called += audit.of(cases(8, 0.8, 0.8, 100 + n))
                                    .attributes()
                                    .getFirst()
                                    .regrouping()
                                    .chance()
                            <= 0.05
                    ? 1
                    : 0;
        }
        assertThat(called / 400.0).isCloseTo(0.05, within(0.033));
    }
}
