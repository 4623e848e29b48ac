package org.toposeg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

    private static final RunComparison COMPARISON = new RunComparison(
            new ComparisonOptions(0.95, 2000, 1, Bootstrap.Method.BCA, WilcoxonSignedRank.Method.AUTO));
    private static final MetricKind DICE = MetricKind.of("dice");

    private static RunScores run(String name, int cases, int seeds, double mean, double spread, long seed) {
        Random hard = new Random(99);
        Random random = new Random(seed);
        Map<Unit, Double> values = new TreeMap<>();
        for (int c = 0; c < cases; c++) {
            double difficulty = 0.1 * hard.nextGaussian();
            for (int s = 0; s < seeds; s++) {
                values.put(
                        new Unit("case" + c, seeds == 1 ? "" : "" + s, ""),
                        mean + difficulty + spread * random.nextGaussian());
            }
        }
        return new RunScores(name, values);
    }

    @Test
    void pairing_shows_a_difference_far_smaller_than_the_spread_between_cases() {
        RunComparison.Result result =
                COMPARISON.of(DICE, List.of(run("a", 40, 1, 0.81, 0.01, 1), run("b", 40, 1, 0.80, 0.01, 2)));
        PairedComparison pair = result.pairs().getFirst();
        assertThat(pair.significance().adjusted()).isLessThan(0.05);
        assertThat(pair.difference().interval().low()).isPositive();
        assertThat(pair.conclusion()).startsWith("a is better than b");
        assertThat(result.ranking().runs().getFirst().run()).isEqualTo("a");
    }

    @Test
    void the_lower_distance_wins() {
        RunComparison.Result result =
                COMPARISON.of(MetricKind.of("hd95"), List.of(run("a", 40, 1, 3, 0.1, 1), run("b", 40, 1, 2, 0.1, 2)));
        assertThat(result.ranking().runs().getFirst().run()).isEqualTo("b");
        assertThat(result.pairs().getFirst().conclusion()).startsWith("b is better than a");
        assertThat(result.pairs().getFirst().wins().ofB()).isEqualTo(40);
    }

    @Test
    void runs_on_different_cases_are_refused_and_the_cases_named() {
        assertThatThrownBy(() -> COMPARISON.of(DICE, List.of(run("a", 5, 1, 0.8, 0, 1), run("b", 4, 1, 0.8, 0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only in the first: case4; only in the second: none");
    }

    @Test
    void runs_with_different_seeds_are_refused() {
        assertThatThrownBy(() -> COMPARISON.of(DICE, List.of(run("a", 5, 2, 0.8, 0, 1), run("b", 5, 3, 0.8, 0, 1))))
                .hasMessageContaining("case0, seed 2");
    }

    @Test
    void seeds_are_averaged_so_that_they_do_not_count_as_cases() {
        RunComparison.Result result =
                COMPARISON.of(DICE, List.of(run("a", 6, 5, 0.8, 0.02, 1), run("b", 6, 5, 0.8, 0.02, 2)));
        assertThat(result.cases()).isEqualTo(6);
        assertThat(result.seeds()).isEqualTo(5);
        assertThat(result.pairs().getFirst().units()).isEqualTo(30);
        assertThat(result.pairs().getFirst().significance().wilcoxon().used()).isEqualTo(6);
        assertThat(result.ranking().runs().getFirst().seedDeviation()).isPositive();
    }

    @Test
    void a_score_undefined_in_one_run_is_left_out_in_all_and_said() {
        RunScores a = run("a", 10, 1, 0.8, 0.01, 1);
        Map<Unit, Double> values = new TreeMap<>(run("b", 10, 1, 0.8, 0.01, 2).values());
        values.put(new Unit("case3", "", ""), Double.NaN);
        RunComparison.Result result = COMPARISON.of(DICE, List.of(a, new RunScores("b", values)));
        assertThat(result.cases()).isEqualTo(9);
        assertThat(result.notes().getFirst()).contains("1 of 10 scores").contains("case3");
    }

    @Test
    void too_few_cases_are_said_to_be_too_few() {
        RunComparison.Result result =
                COMPARISON.of(DICE, List.of(run("a", 4, 1, 0.9, 0, 1), run("b", 4, 1, 0.1, 0, 2)));
        assertThat(result.pairs().getFirst().conclusion()).contains("too few");
    }

    @Test
    void a_clear_order_is_stable_and_an_unclear_one_is_not() {
        Ranking clear = COMPARISON
                .of(
                        DICE,
                        List.of(
                                run("a", 30, 1, 0.9, 0.01, 1),
                                run("b", 30, 1, 0.8, 0.01, 2),
                                run("c", 30, 1, 0.7, 0.01, 3)))
                .ranking();
        assertThat(clear.same()).isEqualTo(1);
        assertThat(clear.kendallTau()).isEqualTo(1);
        Ranking unclear = COMPARISON
                .of(
                        DICE,
                        List.of(
                                run("a", 30, 1, 0.8, 0.05, 1),
                                run("b", 30, 1, 0.8, 0.05, 2),
                                run("c", 30, 1, 0.8, 0.05, 3)))
                .ranking();
        assertThat(unclear.same()).isLessThan(0.95);
        assertThat(unclear.runs().getFirst().frequency().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    /** R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") by the method's definition: 0.03, 0.06, 0.06, 0.02. */
    @Test
    void holm_multiplies_by_the_number_of_tests_left_and_never_descends() {
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    }
}
