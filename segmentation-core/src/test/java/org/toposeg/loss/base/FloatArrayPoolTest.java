package org.toposeg.loss.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FloatArrayPoolTest {

    @Test
    void two_arrays_in_use_at_a_time_are_different_ones() {
        FloatArrayPool.give(new float[1234]);
        float[] first = FloatArrayPool.take(1234);
        float[] second = FloatArrayPool.take(1234);
        assertThat(first).isNotSameAs(second).hasSize(1234);
        assertThat(second).hasSize(1234);
    }

    @Test
    void an_array_of_another_length_is_never_handed_out() {
        FloatArrayPool.give(new float[77]);
        FloatArrayPool.give(new float[78]);
        FloatArrayPool.give(new float[79]);
        assertThat(FloatArrayPool.take(76)).hasSize(76);
        assertThat(FloatArrayPool.take(78)).hasSize(78);
    }

    @Test
    void zeros_are_zeros_whatever_was_left_in_the_array() {
        float[] used = new float[40_000];
        Arrays.fill(used, 5);
        FloatArrayPool.give(used);
        assertThat(FloatArrayPool.zeros(40_000)).containsOnly(0);
    }
}
