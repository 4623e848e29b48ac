package org.toposeg.conformal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;

class RiskControlTest {

    private static final double ALPHA = 0.1;
    private static final int STEPS = 200;

    @Test
    void the_published_search_gives_the_published_numbers() {
        int compared = 0;
        for (VectorCase c : ReferenceVectors.cases("calibration").stream()
                .filter(c -> c.name().startsWith("crc_"))
                .toList()) {
            LossTable table = table(c);
            RiskControl.Result result = RiskControl.control(
                    table, c.params().path("alpha").asDouble(), RiskControl.Search.CONFORMAL_RISK_CODE);
            assertThat(result.threshold())
                    .isCloseTo(c.expected().path("lambda_hat").asDouble(), within(1e-12));
            compared++;
        }
        assertThat(compared).isEqualTo(12);
    }

    @Test
    void where_the_published_search_is_right_ours_agrees_and_where_nothing_violates_ours_is_not_needlessly_cautious() {
        for (VectorCase c : ReferenceVectors.cases("calibration").stream()
                .filter(c -> c.name().startsWith("crc_"))
                .toList()) {
            LossTable table = table(c);
            double alpha = c.params().path("alpha").asDouble();
            double threshold = RiskControl.control(table, alpha).threshold();
            if (alpha == 0.9) {
                assertThat(threshold).isEqualTo(table.thresholds()[table.thresholds().length - 1]);
            } else {
                assertThat(threshold).isCloseTo(c.expected().path("lambda_hat").asDouble(), within(1e-12));
            }
        }
    }

    private static List<VectorCase> controlled() {
        return ReferenceVectors.cases("calibration", c -> c.name().startsWith("crc_"));
    }

    private static LossTable table(VectorCase c) {
        double[] thresholds = c.input("lambdas").data();
        double[] flat = c.input("loss_table_rows_images_cols_lambda").data();
        double[][] losses = new double[flat.length / thresholds.length][];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Arrays.copyOfRange(flat, i * thresholds.length, (i + 1) * thresholds.length);
        }
        return new LossTable(thresholds, losses, 1);
    }

    @Test
    void too_few_cases_promise_nothing() {
        LossTable table = new LossTable(new double[] {0, 1}, new double[][] {{0, 0}, {0, 0}}, 1);
        assertThat(RiskControl.control(table, 0.1).holds()).isFalse();
        assertThat(RiskControl.fewestCases(0.1, 1)).isEqualTo(9);
        double[][] nine = new double[9][2];
        assertThat(RiskControl.control(new LossTable(new double[] {0, 1}, nine, 1), 0.1)
                        .threshold())
                .isEqualTo(1);
    }

    /** A case's missed fraction at threshold λ: λ^difficulty, which rises with λ. */
    private static double[] losses(double difficulty, double[] thresholds) {
        return Arrays.stream(thresholds).map(t -> Math.pow(t, difficulty)).toArray();
    }

    private static double[][] population(int n, double shift, SplittableRandom random, double[] thresholds) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = losses(Math.exp(random.nextGaussian() - shift), thresholds);
        }
        return rows;
    }

    /** 2000 random splits of a fixed pool of 100 into 40 for calibration and 60 new ones. */
    @Test
    void the_expected_loss_stays_below_alpha_over_many_random_splits() {
        double[] thresholds = LossTable.evenThresholds(STEPS);
        SplittableRandom random = new SplittableRandom(5);
        double[][] pool = population(100, 0, random, thresholds);
        double sum = 0;
        double squares = 0;
        int splits = 2000;
        for (int s = 0; s < splits; s++) {
            shuffle(pool, random);
            LossTable table = new LossTable(thresholds, Arrays.copyOf(pool, 40), 1);
            int at = (int) Math.round(RiskControl.control(table, ALPHA).threshold() * STEPS);
            double loss = Arrays.stream(pool, 40, 100)
                    .mapToDouble(row -> row[at])
                    .average()
                    .orElseThrow();
            sum += loss;
            squares += loss * loss;
        }
        double mean = sum / splits;
        double error = Math.sqrt((squares / splits - mean * mean) / splits);
        assertThat(mean).isLessThanOrEqualTo(ALPHA + 3 * error);
        // The bound is tight up to 2B/(n+1), and the threshold's grid.
        assertThat(mean).isGreaterThan(ALPHA - 2.0 / 41 - 3 * error);
    }

    private static void shuffle(double[][] rows, SplittableRandom random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double[] kept = rows[i];
            rows[i] = rows[other];
            rows[other] = kept;
        }
    }

    /**
     * New cases are harder (the logarithm of difficulty is moved by one). Without weights the promise is broken; with the
     * likelihood ratio of the two normal laws as weights it holds.
     */
    @Test
    void likelihood_ratios_restore_the_guarantee_when_the_new_cases_are_harder() {
        double[] thresholds = LossTable.evenThresholds(STEPS);
        SplittableRandom random = new SplittableRandom(6);
        double plain = 0;
        double weighted = 0;
        int rounds = 1500;
        for (int r = 0; r < rounds; r++) {
            double[] z = random.doubles(80).map(u -> random.nextGaussian()).toArray();
            double[][] rows = Arrays.stream(z)
                    .mapToObj(x -> losses(Math.exp(x), thresholds))
                    .toArray(double[][]::new);
            double fresh = random.nextGaussian() - 1;
            LossTable table = new LossTable(thresholds, rows, 1);
            double[] ratios = Arrays.stream(z).map(RiskControlTest::ratio).toArray();
            plain += loss(RiskControl.control(table, ALPHA), fresh);
            weighted += loss(RiskControl.control(table, ALPHA, ratios, ratio(fresh)), fresh);
        }
        assertThat(plain / rounds).isGreaterThan(ALPHA + 0.03);
        // Losses lie in [0, 1] with a standard deviation below 0.25: 3 standard errors are 0.02.
        assertThat(weighted / rounds).isLessThan(ALPHA + 0.02);
    }

    /** N(-1, 1) over N(0, 1). */
    private static double ratio(double x) {
        return Math.exp(-x - 0.5);
    }

    /** Where nothing can be promised everything is taken as found, which misses nothing. */
    private static double loss(RiskControl.Result result, double logDifficulty) {
        return result.holds() ? Math.pow(result.threshold(), Math.exp(logDifficulty)) : 0;
    }

    /** Difficulty drifts over time; weights that halve every twenty cases follow it better than equal ones. */
    @Test
    void weights_by_age_follow_a_drift() {
        double[] thresholds = MissedFraction.thresholds();
        SplittableRandom random = new SplittableRandom(7);
        double equal = 0;
        double recent = 0;
        int rounds = 300;
        int n = 100;
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> Math.pow(0.5, (n - i) / 20.0));
        for (int r = 0; r < rounds; r++) {
            double[][] rows = new double[n][];
            for (int i = 0; i < n; i++) {
                rows[i] = losses(Math.exp(0.5 * random.nextGaussian() - 1.5 * i / n), thresholds);
            }
            double fresh = 0.5 * random.nextGaussian() - 1.5;
            LossTable table = new LossTable(thresholds, rows, 1);
            equal += loss(RiskControl.control(table, ALPHA), fresh) - ALPHA;
            recent += loss(RiskControl.control(table, ALPHA, weights, 1), fresh) - ALPHA;
        }
        assertThat(equal / rounds).isGreaterThan(0.03);
        assertThat(recent / rounds).isLessThan(equal / rounds / 2);
    }

    @Test
    void tables_that_fall_and_impossible_risks_are_refused() {
        assertThatThrownBy(() -> new LossTable(new double[] {0, 1}, new double[][] {{0.5, 0.2}}, 1))
                .hasMessageContaining("not fall");
        LossTable table = new LossTable(new double[] {0, 1}, new double[][] {{0, 1}}, 1);
        assertThatThrownBy(() -> RiskControl.control(table, 1.5)).hasMessageContaining("alpha");
    }

    /** By hand: reference probabilities 0.2, 0.5 and 0.8. */
    @Test
    void the_missed_fraction_counts_reference_voxels_below_the_threshold() {
        double[] missed =
                MissedFraction.of(new float[] {0.2f, 0.5f, 0.8f, 0.9f}, new boolean[] {true, true, true, false});
        assertThat(missed[0]).isZero();
        assertThat(missed[500]).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(missed[501]).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(missed[1000]).isEqualTo(1);
        assertThat(MissedFraction.of(new float[] {0.2f}, new boolean[] {false})).containsOnly(0);
    }
}
