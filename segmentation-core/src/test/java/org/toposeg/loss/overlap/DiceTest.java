package org.toposeg.loss.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.loss.testing.Options;
import org.toposeg.testing.VectorCase;

class DiceTest {

    @Test
    void gives_what_monai_and_nnunet_give() {
        LossVectors.check("dice", c -> c.text("impl").startsWith("monai") ? monai(c) : nnunet(c));
    }

    private static Loss monai(VectorCase c) {
        return Losses.create(
                c.flag("jaccard") ? "jaccard" : "dice",
                Options.of(c, "smooth_nr", "smooth_dr", "squared_pred", "batch", "include_background", "soft_label"));
    }

    private static Loss nnunet(VectorCase c) {
        return Losses.create(
                "dice",
                Map.of(
                        "nnunet_sign", "true",
                        "smooth_nr", c.text("smooth"),
                        "smooth_dr", c.text("smooth"),
                        "batch", c.text("batch_dice"),
                        "include_background", c.text("do_bg")));
    }

    @Test
    void generalized_dice_weighs_classes_by_the_inverse_square_of_their_volume() {
        // Volumes 1 and 3, p = 0.5 everywhere: weights 1 and 1/9, overlaps 0.5 and 1.5, sums 3 and 5.
        Shape shape = new Shape(1, 2, 1, 2, 2);
        LossBatch batch = LossBatch.of(
                shape, new float[] {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f}, Space.PROBABILITIES, new float[] {
                    1, 0, 0, 0, 0, 1, 1, 1
                });
        Loss exact = Losses.create("gdice", Map.of("smooth_nr", "0", "smooth_dr", "0"));
        assertThat(exact.evaluate(batch, null)).isCloseTo(1 - 2 * (0.5 + 1.5 / 9) / (3 + 5.0 / 9), within(1e-12));
    }
}
