package org.toposeg.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {

    private static final Registry<String> LOSSES =
            Registry.of("loss", Function.identity(), List.of("gdice", "dice", "cldice", "ce"));

    @Test
    void finds_by_name_and_lists_in_the_given_or_in_alphabetical_order() {
        assertThat(LOSSES.get("dice")).isEqualTo("dice");
        assertThat(LOSSES.find("dise")).isEmpty();
        assertThat(LOSSES.names()).containsExactly("gdice", "dice", "cldice", "ce");
        assertThat(LOSSES.sorted().all()).containsExactly("ce", "cldice", "dice", "gdice");
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest_and_all_known_ones() {
        assertThatThrownBy(() -> LOSSES.get("dise"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("there is no loss 'dise' (did you mean 'dice'?); known are gdice, dice, cldice, ce.");
        assertThatThrownBy(() -> LOSSES.get("hinge"))
                .hasMessage("there is no loss 'hinge'; known are gdice, dice, cldice, ce.");
    }

    @Test
    void two_things_of_one_name_are_a_programmers_error() {
        assertThatThrownBy(() -> Registry.of("loss", Function.identity(), List.of("dice", "dice")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dice");
    }

    /** The first two are the textbook examples of Levenshtein's distance. */
    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "Saturday, Sunday, 3", "'', abc, 3", "abc, '', 3", "DICE, dice, 0", "ab, ba, 2"})
    void the_edit_distance_is_the_least_number_of_changed_letters(String a, String b, int distance) {
        assertThat(EditDistance.of(a, b)).isEqualTo(distance);
        assertThat(EditDistance.of(b, a)).isEqualTo(distance);
    }
}
