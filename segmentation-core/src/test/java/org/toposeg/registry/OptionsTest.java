package org.toposeg.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private enum Mode {
        POOLED,
        V
    }

    private static final Option<Double> GAMMA = Option.number("gamma", 2, Range.atLeast(0), "exponent");
    private static final Option<Double> SHARE = Option.number("share", 0.5, Range.of(0, 1), "share");
    private static final Option<Double> PERCENT =
            Option.number("percent", 10, Range.above(0).upTo(100), "percent");
    private static final Option<Integer> WINDOW = Option.odd("window", 11, 1023, "edge");
    private static final Option<Integer> STEPS = Option.integer("steps", 10, 0, 1000, "steps");
    private static final Option<Boolean> BATCH = Option.flag("batch", false, "over the batch");
    private static final Option<Mode> MODE = Option.word("mode", Mode.POOLED, "pooled or V");
    private static final Option<double[]> WEIGHTS = Option.numbers("weights", Range.atLeast(0), "factors");
    private static final Option<OptionalDouble> END =
            Option.optionalNumber("end", OptionalDouble.empty(), "none", Range.FINITE, "none or a number");
    private static final List<Option<?>> ALL = List.of(GAMMA, SHARE, PERCENT, WINDOW, STEPS, BATCH, MODE, WEIGHTS, END);

    private static Options read(String... pairs) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put(pairs[i], pairs[i + 1]);
        }
        return Options.read("loss test", ALL, given);
    }

    @Test
    void texts_become_values_of_their_types_and_the_rest_has_its_defaults() {
        Options options =
                read("gamma", "1e-2", "window", "3", "batch", "true", "mode", "V", "weights", "0.5;1;2", "end", "7");
        assertThat(options.get(GAMMA)).isEqualTo(0.01);
        assertThat(options.get(WINDOW)).isEqualTo(3);
        assertThat(options.get(BATCH)).isTrue();
        assertThat(options.get(MODE)).isEqualTo(Mode.V);
        assertThat(options.get(WEIGHTS)).containsExactly(0.5, 1, 2);
        assertThat(options.get(END)).hasValue(7);
        assertThat(options.get(SHARE)).isEqualTo(0.5);
    }

    @Test
    void what_is_written_can_be_read_again() {
        Options options = read("weights", "0.5;1;2", "mode", "V", "end", "0.25");
        assertThat(options.written())
                .containsEntry("weights", "0.5;1;2")
                .containsEntry("mode", "V")
                .containsEntry("end", "0.25")
                .containsEntry("gamma", 2.0)
                .containsEntry("steps", 10)
                .containsEntry("batch", false);
        assertThat(read().written()).containsEntry("weights", "").containsEntry("end", "none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        gamma   | NaN        | a number of at least 0
        gamma   | Infinity   | a number of at least 0
        gamma   | 1e400      | a number of at least 0
        gamma   | -0.1       | a number of at least 0
        gamma   | two        | a number of at least 0
        share   | 1.01       | a number from 0 to 1
        percent | 0          | a number above 0 up to 100
        window  | 4          | an odd whole number from 1 to 1023
        window  | 2000000001 | an odd whole number from 1 to 1023
        window  | -1         | an odd whole number from 1 to 1023
        steps   | 1000000000 | a whole number from 0 to 1000
        steps   | 0.5        | a whole number from 0 to 1000
        steps   | 5000000000 | a whole number from 0 to 1000
        batch   | yes        | true or false
        mode    | mean       | one of pooled, V
        weights | 1;b        | numbers such as 1;1;2 of at least 0 each
        weights | 1;NaN      | numbers such as 1;1;2 of at least 0 each
        weights | 1;-1       | numbers such as 1;1;2 of at least 0 each
        weights | 1;         | numbers such as 1;1;2 of at least 0 each
        end     | -Infinity  | none or a number
        """)
    void what_is_not_allowed_is_refused_in_a_sentence_with_option_value_and_range(
            String name, String text, String allowed) {
        assertThatThrownBy(() -> read(name, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option " + name + " of loss test must be " + allowed + ", got '" + text + "'.");
    }

    @Test
    void an_unknown_option_is_refused_with_the_nearest_one() {
        assertThatThrownBy(() -> read("gama", "1"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith(
                        "there is no option 'gama' of loss test (did you mean 'gamma'?); known are gamma,");
        assertThatThrownBy(() -> Options.read("loss test", List.of(), Map.of("a", "1")))
                .hasMessage("there is no option 'a' of loss test; there are none.");
    }

    @Test
    void values_given_by_code_are_checked_as_well_and_leave_the_original_alone() {
        Options options = read();
        assertThat(options.with(SHARE, 0.75).get(SHARE)).isEqualTo(0.75);
        assertThat(options.get(SHARE)).isEqualTo(0.5);
        assertThatThrownBy(() -> options.with(SHARE, Double.NaN)).hasMessageContaining("from 0 to 1");
    }

    @Test
    void an_option_that_the_owner_does_not_declare_is_a_programmers_error() {
        Options options = Options.defaults("loss test", List.of(GAMMA));
        assertThat(options.has(SHARE)).isFalse();
        assertThatThrownBy(() -> options.get(SHARE)).isInstanceOf(IllegalStateException.class);
    }
}
