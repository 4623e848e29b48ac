package org.toposeg.loss.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;

class WrapperTest {

    private static final Shape SHAPE = new Shape(2, 3, 1, 6, 5);

    @Test
    void clipped_logits_have_the_given_norm_and_shorter_ones_are_left_alone() {
        // (3,4) has norm 5 and becomes (0.6,0.8); (0.3,0.4) stays. Cross-entropy of class 0: log(1 + exp(z1-z0)).
        LossBatch batch = LossBatch.of(
                new Shape(1, 2, 1, 1, 2), new float[] {3, 0.3f, 4, 0.4f}, Space.LOGITS, new float[] {1, 1, 0, 0});
        double expected = (Math.log1p(Math.exp(0.2)) + Math.log1p(Math.exp(0.1))) / 2;
        assertThat(Losses.parse("logit_clip(base=ce, tau=1)").evaluate(batch, null))
                .isCloseTo(expected, within(1e-7));
    }

    @Test
    void clipping_has_the_gradient_of_its_value_for_every_norm() {
        for (String options : new String[] {"", ", p=1", ", p=3, tau=2", ", tau=0.5, logitclip_scale=true"}) {
            FiniteDifferences.check(
                    Losses.parse("logit_clip(base=dice + ce" + options + ")"), Batches.logits(SHAPE, 5), 1e-3);
        }
    }

    @Test
    void uncertainty_divides_each_gradient_by_twice_the_value() {
        LossBatch batch = Batches.logits(SHAPE, 6);
        float[] ce = new float[SHAPE.elements()];
        double value = Losses.parse("ce").evaluate(batch, ce);
        float[] gradient = new float[SHAPE.elements()];
        assertThat(Losses.parse("uncertainty(base=ce)").evaluate(batch, gradient))
                .isCloseTo((1 + Math.log(value)) / 2, within(1e-12));
        assertThat(gradient[7]).isCloseTo((float) (ce[7] / (2 * value)), within(1e-9f));
    }

    @Test
    void uncertainty_with_given_variances_is_the_formula_of_the_paper() {
        LossBatch batch = Batches.logits(SHAPE, 6);
        double dice = Losses.parse("dice").evaluate(batch, null);
        double ce = Losses.parse("ce").evaluate(batch, null);
        double expected = (Math.exp(-0.5) * dice + 0.5 + Math.exp(1) * 2 * ce - 1) / 2;
        assertThat(Losses.parse("uncertainty(base=dice + 2*ce, log_variances=0.5;-1)")
                        .evaluate(batch, null))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void uncertainty_refuses_a_term_below_zero() {
        Loss negative = Losses.parse("uncertainty(base=dice(nnunet_sign=true))");
        assertThatThrownBy(() -> negative.evaluate(Batches.logits(SHAPE, 6), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0");
    }

    @Test
    void a_group_with_a_greater_loss_gets_greater_sample_weights() {
        // Squared Dice losses of p = 0.5 (a = 1 - 2·0.5/1.25 = 0.2) and p = 0.25 (b = 1 - 0.5/1.0625 = 9/17) on
        // foreground.
        LossBatch batch = new LossBatch(
                new Shape(2, 1, 1, 1, 2),
                new float[] {0.5f, 0.5f, 0.25f, 0.25f},
                Space.PROBABILITIES,
                new float[] {1, 1, 1, 1},
                null,
                null,
                new int[] {7, 3});
        double a = 0.2;
        double b = 9 / 17.0;
        double expected = (2 * a / (a + b) * Math.log(2) + 2 * b / (a + b) * Math.log(4)) / 2;
        assertThat(Losses.parse("febs(base=ce, smooth=0)").evaluate(batch, null))
                .isCloseTo(expected, within(1e-7));
    }

    @Test
    void a_group_absent_from_the_batch_does_not_matter_unless_the_published_code_is_asked_for() {
        LossBatch batch = Batches.logits(SHAPE, 8);
        LossBatch grouped =
                new LossBatch(SHAPE, batch.prediction(), batch.space(), batch.target(), null, null, new int[] {0, 2});
        double ours = Losses.parse("febs").evaluate(grouped, null);
        assertThat(ours).isLessThan(0.9);
        assertThat(Losses.parse("febs(fairseg_groups=2)").evaluate(grouped, null))
                .isEqualTo(ours);
        assertThat(Losses.parse("febs(fairseg_groups=3)").evaluate(grouped, null))
                .isCloseTo(1, within(1e-6));
    }
}
