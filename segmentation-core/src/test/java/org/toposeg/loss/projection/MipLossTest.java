package org.toposeg.loss.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Agreement;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;

class MipLossTest {

    @Test
    void gives_what_spockmip_gives() {
        LossVectors.check("mip", c -> c.text("impl").equals("SPOCKMIP") && !c.has("sample") ? published(c) : null);
    }

    /** There x names the first spatial axis and z the last. */
    private static Loss published(VectorCase c) {
        String axes = switch (c.text("axes")) {
            case "x" -> "z";
            case "z" -> "x";
            case "multi" -> "all";
            default -> "y";
        };
        return Losses.create("mip", Map.of("axes", axes));
    }

    @Test
    void gives_spockmips_total_without_its_constants() {
        ReferenceVectors.check("mip", c -> c.text("impl").equals("SPOCKMIP total"), c -> compareTotal(c));
    }

    /** The published 0.7·(0.001 + F) + 0.3·(0.001 + (0.001 + sum)/N) has a constant of 0.001 + 0.0003/N. */
    private static void compareTotal(VectorCase c) {
        LossBatch batch = LossVectors.batch(c);
        float[] gradient = new float[batch.prediction().length];
        Loss total = Losses.parse("0.7*focal_tversky + 0.3*mip");
        double constant = 0.001 + 0.0003 / batch.shape().batch();
        Agreement.value(total.evaluate(batch, gradient) + constant, c.expected("loss"));
        Agreement.gradient(gradient, c.expectedTensor("grad").data());
    }

    @Test
    void equal_voxels_of_a_ray_share_the_gradient() {
        ReferenceVectors.check("mip", c -> c.has("sample"), c -> compareFirstSample(c));
    }

    /** One sample alone counts fully there, as a share of the batch here. */
    private static void compareFirstSample(VectorCase c) {
        LossBatch batch = LossVectors.batch(c);
        float[] weights = new float[batch.shape().batch()];
        weights[(int) c.number("sample")] = weights.length;
        float[] gradient = new float[batch.prediction().length];
        double value = Losses.create("mip", Map.of("axes", "x")).evaluate(batch.withSampleWeights(weights), gradient);
        Agreement.value(value, c.expected("loss"));
        Agreement.gradient(gradient, c.expectedTensor("grad").data());
    }

    @Test
    void every_mode_has_the_gradient_of_its_value() {
        for (String mode : new String[] {"max", "mean", "min"}) {
            Loss loss = Losses.create("mip", Map.of("mode", mode, "base", "dice(smooth_nr=1, smooth_dr=1)"));
            FiniteDifferences.check(loss, Batches.logits(new Shape(2, 1, 3, 4, 5), 1), 5e-3);
            FiniteDifferences.check(loss, Batches.logits(new Shape(1, 1, 1, 5, 6), 2), 5e-3);
            FiniteDifferences.check(loss, Batches.logits(new Shape(1, 3, 2, 3, 3), 3), 5e-4);
        }
    }

    @Test
    void two_channels_of_softmax_are_projected_like_one_of_sigmoid() {
        LossBatch one = Batches.probabilities(new Shape(1, 1, 4, 5, 6), 1);
        float[] p = new float[240];
        float[] t = new float[240];
        for (int v = 0; v < 120; v++) {
            p[v] = 1 - one.prediction()[v];
            p[120 + v] = one.prediction()[v];
            t[v] = 1 - one.target()[v];
            t[120 + v] = one.target()[v];
        }
        LossBatch two = LossBatch.of(new Shape(1, 2, 4, 5, 6), p, Space.PROBABILITIES, t);
        Loss loss = Losses.create("mip", Map.of("base", "dice(include_background=false)"));
        assertThat(loss.evaluate(two, null)).isCloseTo(loss.evaluate(one, null), within(1e-12));
    }

    @Test
    void a_ray_of_ignored_voxels_is_ignored() {
        LossBatch batch = Batches.probabilities(new Shape(1, 1, 3, 4, 5), 4);
        byte[] ignore = new byte[60];
        for (int z = 0; z < 3; z++) {
            ignore[z * 20 + 7] = 1;
        }
        ignore[9] = 1;
        LossBatch partly = batch.with(batch.shape(), batch.prediction(), batch.target(), ignore);
        float[] gradient = new float[60];
        Loss loss = Losses.create("mip", Map.of("axes", "z", "base", "dice(smooth_nr=1, smooth_dr=1)"));
        double value = loss.evaluate(partly, gradient);
        float[] changed = batch.prediction().clone();
        changed[7] = changed[9] = changed[27] = 1;

        assertThat(loss.evaluate(partly.withPrediction(changed, Space.PROBABILITIES), null))
                .isEqualTo(value);
        assertThat(new float[] {gradient[7], gradient[9], gradient[27], gradient[47]})
                .containsOnly(0f);
    }

    @Test
    void refuses_axes_that_are_none() {
        assertThatThrownBy(() -> Losses.create("mip", Map.of("axes", "x;w")))
                .hasMessageContaining("some of x, y and z");
        assertThatThrownBy(() -> Losses.create("mip", Map.of("axes", "z"))
                        .evaluate(Batches.probabilities(new Shape(1, 1, 1, 5, 6), 1), null))
                .hasMessageContaining("cannot project an image along z");
    }
}
