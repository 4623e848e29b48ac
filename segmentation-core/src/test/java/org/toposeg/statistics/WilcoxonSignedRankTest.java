package org.toposeg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.toposeg.statistics.WilcoxonSignedRank.Method.AUTO;
import static org.toposeg.statistics.WilcoxonSignedRank.Method.EXACT;
import static org.toposeg.statistics.WilcoxonSignedRank.Method.NORMAL;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected numbers: {@code scipy.stats.wilcoxon} of SciPy 1.10.1 and 1.17.1, which agree, unless a test says otherwise. */
class WilcoxonSignedRankTest {

    private static final double[] SMALL = {0.012, -0.004, 0.031, 0.022, 0.017, -0.009, 0.041, 0.003, 0.026, 0.015};
    private static final double[] TIES_AND_ZEROS = {1, 1, -2, 3, 3, -1, 4, 5, 2, 0, 0, -3, 6, 2, 1};

    @Test
    void agrees_with_scipy_on_few_differences() {
        WilcoxonSignedRank.Result result = WilcoxonSignedRank.test(SMALL, AUTO);
        assertThat(result.statistic()).isEqualTo(5);
        assertThat(result.pValue()).isCloseTo(0.01953125, within(1e-15));
        assertThat(result.method()).isEqualTo(EXACT);
    }

    @Test
    void agrees_with_scipys_normal_approximation() {
        assertThat(WilcoxonSignedRank.test(SMALL, NORMAL).pValue()).isCloseTo(0.02182427562605354, within(1e-12));
    }

    @Test
    void agrees_with_scipy_on_ties_and_zeros() {
        WilcoxonSignedRank.Result result = WilcoxonSignedRank.test(TIES_AND_ZEROS, AUTO);
        assertThat(result.statistic()).isEqualTo(17.5);
        assertThat(result.pValue()).isCloseTo(0.04910953919720455, within(1e-12));
        assertThat(result.method()).isEqualTo(NORMAL);
        assertThat(result.zeros()).isEqualTo(2);
        assertThat(result.ties()).isTrue();
    }

    @Test
    void agrees_with_scipy_on_25_and_on_60_differences() {
        double[] few = IntStream.range(0, 25)
                .mapToDouble(i -> round(0.2 + Math.cos(2.3 * i) + 0.001 * i))
                .toArray();
        assertThat(WilcoxonSignedRank.test(few, AUTO).pValue()).isCloseTo(0.14091521501541138, within(1e-12));
        double[] many = IntStream.range(0, 60)
                .mapToDouble(i -> round(0.3 + 0.9 * Math.sin(1.7 * i) + 0.001 * i))
                .toArray();
        WilcoxonSignedRank.Result result = WilcoxonSignedRank.test(many, AUTO);
        assertThat(result.statistic()).isEqualTo(461);
        assertThat(result.pValue()).isCloseTo(0.0008312680284772544, within(1e-12));
        assertThat(result.method()).isEqualTo(NORMAL);
    }

    private static double round(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    /** Counted over all 2^13 signs of the mean ranks: 0.052978515625. SciPy has no exact test with ties. */
    @Test
    void stays_exact_with_ties() {
        assertThat(WilcoxonSignedRank.test(TIES_AND_ZEROS, EXACT).pValue()).isEqualTo(0.052978515625);
    }

    @Test
    void equal_runs_are_no_evidence_of_anything() {
        WilcoxonSignedRank.Result result = WilcoxonSignedRank.test(new double[] {0, 0, 0}, AUTO);
        assertThat(result.pValue()).isEqualTo(1);
        assertThat(result.rankBiserial()).isZero();
    }

    @Test
    void all_differences_of_one_sign_are_the_largest_effect() {
        WilcoxonSignedRank.Result result = WilcoxonSignedRank.test(new double[] {1, 2, 3, 4, 5}, AUTO);
        assertThat(result.rankBiserial()).isEqualTo(1);
        assertThat(result.pValue()).isEqualTo(2 / 32.0);
    }
}
