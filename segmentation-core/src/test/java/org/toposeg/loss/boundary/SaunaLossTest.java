package org.toposeg.loss.boundary;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.toposeg.testing.ReferenceVectors;
import org.toposeg.testing.VectorCase;

class SaunaLossTest {

    @Test
    void gives_what_the_published_code_gives_for_a_soft_label() {
        ReferenceVectors.check("sauna", c -> c.hasInput("x"), c -> Agreement.withCase(c, loss(c), batch(c)));
    }

    private static Loss loss(VectorCase c) {
        boolean focal = c.text("impl").equals("sfl1");
        boolean total = c.text("impl").equals("total");
        return Losses.create(
                "sauna",
                Map.of(
                        "target",
                        "map",
                        "alpha",
                        c.text("alpha"),
                        "beta",
                        c.text("beta"),
                        "focal_weight",
                        focal || total ? "1" : "0",
                        "distance_weight",
                        focal ? "0" : "1",
                        "jaccard",
                        c.text("impl").equals("softjaccard1") ? "apart" : "together"));
    }

    private static LossBatch batch(VectorCase c) {
        int[] axes = c.input("x").shape();
        float[] target = c.input("target_map").floats();
        for (int i = 0; i < target.length; i++) {
            target[i] = (1 + target[i]) / 2;
        }
        return LossBatch.of(new Shape(1, 1, 1, axes[2], axes[3]), c.input("x").floats(), Space.LOGITS, target);
    }

    @Test
    void makes_the_soft_label_that_the_published_code_makes() {
        ReferenceVectors.check("sauna", c -> c.hasInput("mask"), c -> compareMap(c));
    }

    private static void compareMap(VectorCase c) {
        int[] axes = c.input("mask").shape();
        byte[] mask = new byte[axes[0] * axes[1]];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (c.input("mask").data()[i] > 0 ? 1 : 0);
        }
        float[] map = new UncertaintyMap(true).of(mask, new Shape(1, 1, 1, axes[0], axes[1]));
        Agreement.gradient(map, c.expectedTensor("combined").data());
    }

    @Test
    void the_gradient_is_that_of_the_value() {
        Loss loss = Losses.create("sauna", Map.of("secondary_weight", "0.5", "beta", "1.5"));
        FiniteDifferences.check(loss, Batches.logits(new Shape(2, 3, 1, 9, 8), 1), 1e-3);
        FiniteDifferences.check(loss, Batches.logits(new Shape(1, 2, 5, 6, 7), 2), 1e-3);
    }

    @Test
    void full_and_empty_masks_are_sure_everywhere() {
        Shape shape = new Shape(1, 1, 1, 2, 3);
        assertThat(new UncertaintyMap(false).of(new byte[6], shape)).containsOnly(-1f);
        assertThat(new UncertaintyMap(true).of(new byte[] {1, 1, 1, 1, 1, 1}, shape))
                .containsOnly(1f);
    }
}
