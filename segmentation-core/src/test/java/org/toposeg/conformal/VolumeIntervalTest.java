package org.toposeg.conformal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VolumeIntervalTest {

    /** Errors 1 to 9 with α = 0.1: ⌈10 · 0.9⌉ = 9, the largest; with eight cases nothing can be promised. */
    @Test
    void takes_the_order_statistic_that_split_conformal_asks_for() {
        double[] truth = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        VolumeInterval interval = VolumeInterval.fit(new double[9], truth, ones, 0.1);
        assertThat(interval.factor()).isEqualTo(9);
        assertThat(interval.of(20, 2)).isEqualTo(new VolumeInterval.Bounds(2, 38));
        assertThat(interval.of(4, 1).low()).isZero();
        assertThat(VolumeInterval.fit(new double[8], new double[8], new double[] {1, 1, 1, 1, 1, 1, 1, 1}, 0.1)
                        .holds())
                .isFalse();
    }

    /** 4000 draws of 30 calibration cases and one new one: coverage within three binomial errors of [0.9, 0.9 + 1/31]. */
    @Test
    void the_true_volume_lies_inside_as_often_as_promised_over_many_random_splits() {
        SplittableRandom random = new SplittableRandom(2);
        int covered = 0;
        int rounds = 4000;
        for (int r = 0; r < rounds; r++) {
            double[] predicted = new double[31];
            double[] truth = new double[31];
            double[] scales = new double[31];
            for (int i = 0; i <= 30; i++) {
                truth[i] = 5 + 20 * random.nextDouble();
                scales[i] = 0.2 + random.nextDouble();
                predicted[i] = truth[i] + scales[i] * random.nextGaussian() * 2;
            }
            VolumeInterval interval = VolumeInterval.fit(head(predicted), head(truth), head(scales), 0.1);
            VolumeInterval.Bounds bounds = interval.of(predicted[30], scales[30]);
            covered += bounds.low() <= truth[30] && truth[30] <= bounds.high() ? 1 : 0;
        }
        double error = 3 * Math.sqrt(0.09 / rounds);
        assertThat(covered / (double) rounds).isBetween(0.9 - error, 0.9 + 1 / 31.0 + error);
    }

    private static double[] head(double[] values) {
        return Arrays.copyOf(values, 30);
    }

    @Test
    void the_scale_is_the_volume_that_could_change_sides() {
        assertThat(VolumeInterval.scale(new float[] {0, 0.5f, 1, 0.5f}, 2)).isCloseTo(3, within(1e-9));
    }
}
