package org.toposeg.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    @Test
    void images_share_a_budget_until_it_is_used_up() {
        MemoryBudget.within(100, () -> {
            assertThat(MemoryBudget.take(60)).isTrue();
            assertThat(MemoryBudget.take(60)).isFalse();
            assertThat(MemoryBudget.left()).isEqualTo(40);
            assertThat(MemoryBudget.take(40)).isTrue();
            return null;
        });
    }

    @Test
    void without_one_all_of_javas_memory_may_be_taken() {
        long all = Runtime.getRuntime().maxMemory();
        assertThat(MemoryBudget.take(all)).isTrue();
        assertThat(MemoryBudget.take(all)).isTrue();
        assertThat(MemoryBudget.take(1e30)).isFalse();
    }

    @Test
    void ends_with_the_work_also_when_that_fails() {
        assertThatThrownBy(() -> MemoryBudget.within(1, () -> {
                    throw new InputException("no");
                }))
                .isInstanceOf(InputException.class);
        assertThat(MemoryBudget.left()).isEqualTo(Runtime.getRuntime().maxMemory());
    }
}
