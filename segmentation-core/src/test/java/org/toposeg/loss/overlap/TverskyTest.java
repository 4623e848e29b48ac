package org.toposeg.loss.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Shape;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.loss.Losses;
import org.toposeg.loss.testing.LossVectors;
import org.toposeg.loss.testing.Options;

class TverskyTest {

    @Test
    void gives_what_monai_and_spockmip_give() {
        LossVectors.check("tversky", c -> {
            if (c.name().equals("edge_focaltversky_perfect_empty")) {
                return null;
            }
            return c.text("impl").startsWith("monai")
                    ? Losses.create("tversky", Options.of(c, "alpha", "beta", "smooth_nr", "smooth_dr", "batch"))
                    : Losses.create("focal_tversky", Options.of(c, "smooth", "gamma", "alpha"));
        });
    }

    @Test
    void a_perfect_prediction_has_a_gradient_of_zero_where_the_published_focal_code_gives_nan() {
        Shape shape = new Shape(1, 1, 1, 4, 4);
        LossBatch batch = LossBatch.of(shape, new float[16], Space.PROBABILITIES, new float[16]);
        float[] gradient = new float[16];
        assertThat(Losses.parse("focal_tversky").evaluate(batch, gradient)).isZero();
        assertThat(gradient).containsOnly(0);
    }
}
