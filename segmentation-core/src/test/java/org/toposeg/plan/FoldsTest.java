package org.toposeg.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    private static List<String> ids(int n) {
        return IntStream.range(0, n).mapToObj("case_%03d"::formatted).toList();
    }

    @Test
    void every_case_is_held_out_once_and_trains_in_the_other_folds() {
        Folds folds = new Folds(ids(125), 5);
        List<String> all = new ArrayList<>();
        for (int f = 0; f < 5; f++) {
            assertThat(folds.heldOut(f)).hasSize(25).doesNotContainAnyElementsOf(folds.training(f));
            assertThat(folds.training(f)).hasSize(100);
            all.addAll(folds.heldOut(f));
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(ids(125));
    }

    @Test
    void the_split_depends_on_the_set_of_ids_alone() {
        List<String> shuffled = new ArrayList<>(ids(31));
        Collections.reverse(shuffled);
        assertThat(new Folds(shuffled, 5).heldOut(3)).isEqualTo(new Folds(ids(31), 5).heldOut(3));
    }

    @Test
    void neighbouring_ids_stay_together() {
        List<String> held = new Folds(ids(125), 5).heldOut(0);
        long pairs = IntStream.range(1, held.size())
                .filter(i -> number(held.get(i)) == number(held.get(i - 1)) + 1)
                .count();
        assertThat(pairs).isGreaterThanOrEqualTo(20);
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(5));
    }

    @Test
    void too_few_cases_are_refused() {
        assertThatThrownBy(() -> new Folds(ids(3), 5)).hasMessageContaining("3 labelled case(s)");
    }
}
