package org.toposeg.loss.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.testing.VectorCase;

class ClDiceLossTest {

    @Test
    void gives_what_jocpae_and_monai_give() {
        LossVectors.check("cldice", ClDiceLossTest::published);
    }

    private static Loss published(VectorCase c) {
        Map<String, String> options = new HashMap<>();
        options.put("published", c.text("impl").startsWith("monai") ? "monai" : "jocpae");
        options.put("iterations", c.text("iter"));
        options.put("smooth", c.text("smooth"));
        if (c.has("alpha")) {
            options.put("alpha", c.text("alpha"));
            return Losses.create("dice_cldice", options);
        }
        return Losses.create("cldice", options);
    }

    @Test
    void the_default_of_several_channels_is_monais() {
        LossBatch batch = Batches.probabilities(new Shape(2, 3, 1, 16, 12), 1);
        assertThat(Losses.create("cldice", Map.of()).evaluate(batch, null))
                .isEqualTo(Losses.create("cldice", Map.of("published", "monai")).evaluate(batch, null));
    }

    @Test
    void gradients_are_those_of_the_values() {
        Map<String, String> options = Map.of("iterations", "3", "classes", "apart", "batch", "false");
        Loss apart = Losses.create("cldice", options);
        FiniteDifferences.check(apart, Batches.logits(new Shape(2, 1, 1, 7, 6), 1), 5e-3);
        FiniteDifferences.check(apart, Batches.logits(new Shape(1, 3, 1, 5, 4), 3), 1e-3);
        FiniteDifferences.check(
                Losses.create("dice_cldice", Map.of()), Batches.logits(new Shape(1, 1, 4, 4, 5), 2), 5e-3);
    }

    @Test
    void classes_and_samples_apart_are_the_mean_of_single_losses() {
        Shape one = new Shape(1, 1, 1, 12, 9);
        LossBatch both = Batches.probabilities(new Shape(2, 1, 1, 12, 9), 7);
        Loss apart = Losses.create("cldice", Map.of("batch", "false"));
        double sum = 0;
        for (int n = 0; n < 2; n++) {
            sum += apart.evaluate(
                    both.with(
                            one,
                            Arrays.copyOfRange(both.prediction(), n * 108, (n + 1) * 108),
                            Arrays.copyOfRange(both.target(), n * 108, (n + 1) * 108),
                            null),
                    null);
        }
        assertThat(apart.evaluate(both, null)).isCloseTo(sum / 2, within(1e-12));
    }

    @Test
    void without_smoothing_empty_images_have_no_gradient_and_no_nan() {
        LossBatch batch = Batches.probabilities(new Shape(1, 1, 1, 6, 7), 3);
        float[] gradient = new float[42];
        double value = Losses.create("dice_cldice", Map.of("smooth", "0"))
                .evaluate(batch.with(batch.shape(), new float[42], new float[42], null), gradient);
        assertThat(value).isEqualTo(0.5);
        assertThat(gradient).containsOnly(0f);
    }
}
