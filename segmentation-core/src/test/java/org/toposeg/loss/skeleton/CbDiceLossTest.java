package org.toposeg.loss.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.Batches;
import org.toposeg.loss.testing.FiniteDifferences;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.testing.VectorCase;

class CbDiceLossTest {

    @Test
    void gives_what_the_published_code_gives() {
        LossVectors.check("cbdice", CbDiceLossTest::published);
    }

    private static Loss published(VectorCase c) {
        String weights = switch (c.text("impl")) {
            case "SoftcbDiceLoss" -> "radius";
            case "SoftclMDiceLoss" -> "mask";
            default -> "none";
        };
        return Losses.create(
                "cbdice",
                Map.of(
                        "classes",
                        "merged",
                        "weights",
                        weights,
                        "iterations",
                        c.text("iter"),
                        "smooth",
                        c.text("smooth")));
    }

    @Test
    void gradients_are_those_of_the_values() {
        for (String skeleton : new String[] {"morphological", "thinned"}) {
            for (String classes : new String[] {"apart", "merged"}) {
                Loss loss = Losses.create(
                        "cbdice",
                        Map.of("skeleton", skeleton, "classes", classes, "spacing", "2;1;1", "batch", "false"));
                FiniteDifferences.check(loss, Batches.logits(new Shape(2, 3, 1, 9, 8), 1), 3e-4);
                FiniteDifferences.check(loss, Batches.logits(new Shape(1, 2, 5, 6, 7), 2), 3e-4);
            }
        }
    }

    @Test
    void the_unit_of_spacing_does_not_matter() {
        LossBatch batch = Batches.logits(new Shape(1, 2, 6, 9, 8), 5);
        double[] values = new double[2];
        for (int i = 0; i < 2; i++) {
            values[i] = Losses.create("cbdice", Map.of("spacing", i == 0 ? "2.5;1;1" : "250;100;100"))
                    .evaluate(batch, null);
        }
        assertThat(values[0]).isCloseTo(values[1], within(1e-12));
    }

    @Test
    void a_mask_that_fills_the_image_has_radius_one() {
        float[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        LossBatch full = LossBatch.of(new Shape(1, 1, 1, 3, 3), ones, Space.PROBABILITIES, ones);
        assertThat(Losses.create("cbdice", Map.of("skeleton", "thinned")).evaluate(full, null))
                .isEqualTo(-1);
    }
}
