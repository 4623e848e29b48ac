package org.toposeg.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.testing.Batches;

class ExpressionTest {

    private static final LossBatch BATCH = Batches.logits(new Shape(2, 3, 1, 6, 7), 1);

    private static double value(String expression) {
        return Losses.parse(expression).evaluate(BATCH, null);
    }

    @Test
    void a_sum_is_the_sum_of_its_weighted_terms() {
        double dice = value("dice");
        double ce = value("ce");
        assertThat(value("dice + ce")).isCloseTo(dice + ce, within(1e-15));
        assertThat(value(" 0.5*dice+ 2e-1 * ce ")).isCloseTo(0.5 * dice + 0.2 * ce, within(1e-15));
        assertThat(value("dice - .25*ce")).isCloseTo(dice - 0.25 * ce, within(1e-15));
        assertThat(value("-dice + 1E+1*ce")).isCloseTo(10 * ce - dice, within(1e-14));
        assertThat(value("3*(dice + 2*ce) + ce")).isCloseTo(3 * dice + 7 * ce, within(1e-14));
    }

    @Test
    void the_gradient_of_a_sum_is_the_sum_of_gradients() {
        float[] sum = new float[BATCH.shape().elements()];
        float[] dice = sum.clone();
        float[] ce = sum.clone();
        Losses.parse("0.5*dice - 2*ce").evaluate(BATCH, sum);
        Losses.parse("dice").evaluate(BATCH, dice);
        Losses.parse("ce").evaluate(BATCH, ce);
        assertThat(sum[11]).isCloseTo(0.5f * dice[11] - 2 * ce[11], within(1e-9f));
    }

    @Test
    void options_stand_in_brackets_and_may_hold_losses() {
        assertThat(value("dice(batch=true, smooth_nr=1)")).isNotEqualTo(value("dice"));
        assertThat(value("scnp(base=dice(batch=true) + 0.5*ce, neighborhood=1)"))
                .isCloseTo(value("dice(batch=true) + 0.5*ce"), within(1e-12));
        assertThat(value("ce()")).isEqualTo(value("ce"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dice + 0.5*ce @ epoch>=10          |  9.9 | 0
        dice + 0.5*ce @ epoch>=10          | 10   | 0.5
        dice + 0.5*ce @ epoch > 10         | 10   | 0
        dice + ce @ epoch<3                |  2.5 | 1
        dice + ce @ epoch<=3               |  3.1 | 0
        dice + 2*ce @ ramp(10,20)          | 15   | 1
        dice + 2*ce @ ramp(10,20)          | 40   | 2
        dice + ce @ fade(10, 20)           | 12.5 | 0.75
        dice + ce @ ramp(0,4) and epoch<8  |  3   | 0.75
        dice + ce @ ramp(0,4) and epoch<8  |  8   | 0
        """)
    void a_schedule_weighs_its_term_by_the_epoch(String expression, double epoch, double weight) {
        assertThat(Losses.parse(expression).at(epoch).evaluate(BATCH, null))
                .isCloseTo(value("dice") + weight * value("ce"), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        dise                       | there is no loss 'dise' (did you mean 'dice'?); known are
        dice + ce(gama=2)          | there is no option 'gama' of loss ce; known are class_weights, label_smoothing
        focal(gamma=two)           | option gamma of loss focal must be a number of at least 0, got 'two'
        focal(gamma=-1)            | must be a number of at least 0, got '-1'
        dice(batch=maybe)          | must be true or false
        dice +                     | expected a loss's name at the end
        dice ce                    | expected + or the end at 'ce'
        dice(batch=true            | expected ) at the end
        dice(batch=true,batch=true)| option batch is given twice
        dice @ tomorrow            | 'tomorrow' is no schedule
        dice @ epoch=3             | expected >=, >, <= or < after epoch
        dice @ ramp(5,5)           | ramp must end after it begins
        scnp(base=ce @ epoch>1)    | outermost terms only
        scnp(base=dise)            | there is no loss 'dise'
        scnp(neighborhood=2)       | must be an odd whole number from 1 to 1023, got '2'
        gdice(w_type=cubic)        | must be one of square, simple, uniform
        ce(class_weights=1;b)      | must be numbers such as 1;1;2
        ce(class_weights=-1;2)     | must be numbers such as 1;1;2 of at least 0 each
        ssim(window=2000000001)    | must be an odd whole number from 1 to 1023, got '2000000001'
        cldice(iterations=1000000000) | must be a whole number from 0 to 1000, got '1000000000'
        tversky(alpha=NaN)         | must be a number of at least 0, got 'NaN'
        dice(smooth_nr=Infinity)   | must be a number of at least 0, got 'Infinity'
        1e400*dice                 | the number 1e400 is too large
        1e20*1e20*dice             | the weight of a term must be at most 3.4028235E38, got 1.0E40
        dice @ epoch>1e400         | the number 1e400 is too large
        """)
    void what_cannot_be_read_is_refused_in_a_sentence(String expression, String message) {
        assertThatThrownBy(() -> Losses.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void thousands_of_brackets_are_refused_in_a_short_sentence() {
        for (String deep : List.of(
                "(".repeat(5000) + "dice" + ")".repeat(5000), "scnp(base=".repeat(5000) + "dice" + ")".repeat(5000))) {
            assertThatThrownBy(() -> Losses.parse(deep))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("more than 100 brackets lie within each other")
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
        }
        assertThat(value("(".repeat(100) + "dice" + ")".repeat(100))).isEqualTo(value("dice"));
    }
}
