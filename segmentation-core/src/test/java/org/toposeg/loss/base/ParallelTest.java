package org.toposeg.loss.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {

    @Test
    void each_number_is_visited_once_also_inside_another_loop() {
        AtomicIntegerArray visits = new AtomicIntegerArray(64 * 50);
        Parallel.forEach(64, i -> Parallel.forEach(50, j -> visits.incrementAndGet(i * 50 + j)));
        assertThat(IntStream.range(0, visits.length()).map(visits::get)).containsOnly(1);
    }

    @Test
    void several_callers_at_once_get_their_own_sums() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 500; round++) {
                Future<?>[] calls = new Future<?>[4];
                for (int k = 0; k < calls.length; k++) {
                    int factor = k;
                    calls[k] = threads.submit(() -> Parallel.sum(100, i -> factor * i));
                }
                for (int k = 0; k < calls.length; k++) {
                    assertThat(calls[k].get()).isEqualTo(4950.0 * k);
                }
            }
        }
    }

    @Test
    void what_a_part_throws_reaches_the_caller_and_the_next_loop_runs() {
        for (int round = 0; round < 100; round++) {
            assertThatThrownBy(() -> Parallel.forEach(20, i -> {
                        if (i == 13) {
                            throw new IllegalStateException("part 13");
                        }
                    }))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("part 13");
            assertThat(Parallel.sum(20, i -> 1)).isEqualTo(20);
        }
    }
}
