package org.toposeg.network.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForwardModeTest {

    private static float[] factors(long step, String name, int samples) {
        return ForwardMode.training(ForwardMode.seed(1, step)).dropout(name, 0.25, samples, 32);
    }

    /** Over 20000 draws the share has a standard deviation of 0.003. */
    @Test
    void a_quarter_of_the_channels_is_dropped_and_the_others_make_up_for_it() {
        float[] factors = factors(0, "a", 625);
        long dropped =
                IntStream.range(0, factors.length).filter(i -> factors[i] == 0).count();
        assertThat(dropped / 20000.0).isCloseTo(0.25, within(0.015));
        for (float factor : factors) {
            assertThat(factor).isIn(0f, (float) (1 / 0.75));
        }
    }

    @Test
    void each_step_and_each_place_of_the_network_drops_channels_of_its_own() {
        assertThat(factors(3, "a", 2))
                .isEqualTo(factors(3, "a", 2))
                .isNotEqualTo(factors(4, "a", 2))
                .isNotEqualTo(factors(3, "b", 2));
    }

    @Test
    void the_first_samples_do_not_depend_on_how_many_follow() {
        assertThat(Arrays.copyOf(factors(0, "a", 4), 32)).isEqualTo(factors(0, "a", 1));
    }
}
